package dev.hasten.target.open;

import dev.hasten.target.Jdk;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the JDKs on this machine. */
public final class Jdks {
  private static final Pattern VERSION =
      Pattern.compile("(?m)^JAVA_(RUNTIME_)?VERSION=\"?([^\"\\n]+)\"?");
  private static final Pattern FEATURE = Pattern.compile("(?:1\\.)?(\\d+)");

  private Jdks() {}

  /**
   * The JDKs in the usual places, in JAVA_HOME and the one that runs Hasten, each once, oldest
   * first.
   *
   * @param environment the user's environment variables
   */
  public static List<Jdk> installed(Map<String, String> environment) {
    List<Path> homes = new ArrayList<>();
    homes.add(Path.of(System.getProperty("java.home")));
    environment.forEach(
        (name, value) -> {
          if (name.equals("JAVA_HOME") || name.startsWith("JAVA_HOME_")) {
            homes.add(Path.of(value));
          }
        });
    Path user = Path.of(System.getProperty("user.home"));
    for (Path folder :
        List.of(
            Path.of("/usr/lib/jvm"),
            Path.of("/opt/java"),
            Path.of("/opt/hostedtoolcache/Java_Temurin-Hotspot_jdk"),
            user.resolve(".sdkman/candidates/java"),
            user.resolve(".jdks"),
            user.resolve(".gradle/jdks"))) {
      homes.addAll(children(folder));
    }
    Map<Path, Jdk> found = new TreeMap<>();
    for (Path home : homes) {
      read(home).ifPresent(jdk -> found.putIfAbsent(jdk.home(), jdk));
    }
    return found.values().stream()
        .sorted(Comparator.comparingInt(Jdk::feature).thenComparing(Jdk::version))
        .toList();
  }

  /** The JDK at a folder; nothing where there is none, or only a runtime without compiler. */
  public static Optional<Jdk> read(Path home) {
    try {
      if (!Files.isExecutable(home.resolve("bin/javac"))) {
        return Optional.empty();
      }
      Path real = home.toRealPath();
      Matcher version = VERSION.matcher(Files.readString(real.resolve("release")));
      String full = version.find() ? version.group(2) : "";
      Matcher feature = FEATURE.matcher(full);
      return feature.lookingAt()
          ? Optional.of(new Jdk(real, Integer.parseInt(feature.group(1)), full))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The JDK that Hasten itself runs on, if it has a compiler. */
  static Optional<Jdk> own() {
    return read(Path.of(System.getProperty("java.home")));
  }

  private static List<Path> children(Path folder) {
    List<Path> children = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
        entries.forEach(children::add);
      } catch (IOException e) {
        return List.of();
      }
    }
    return children;
  }
}
