package dev.hasten.replay;

import dev.hasten.target.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The JDKs of the machine that runs the tests: the running one and those installed beside it. */
final class Jdks {
  private Jdks() {}

  static Jdk running() {
    return new Jdk(
        Path.of(System.getProperty("java.home")),
        Runtime.version().feature(),
        Runtime.version().toString());
  }

  static List<Jdk> installed() {
    TreeMap<Integer, Jdk> found = new TreeMap<>();
    found.put(running().feature(), running());
    try (Stream<Path> beside = Files.list(running().home().getParent())) {
      for (Path home : beside.sorted().toList()) {
        Path release = home.resolve("release");
        if (Files.isExecutable(home.resolve("bin/java")) && Files.isRegularFile(release)) {
          Files.readAllLines(release).stream()
              .filter(line -> line.startsWith("JAVA_VERSION="))
              .map(line -> line.replaceAll(".*=\"|\"", ""))
              .filter(version -> !version.startsWith("1."))
              .forEach(
                  version -> {
                    int feature = Integer.parseInt(version.split("[.+-]")[0]);
                    found.putIfAbsent(feature, new Jdk(home, feature, version));
                  });
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ArrayList<>(found.values());
  }
}
