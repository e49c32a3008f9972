package dev.hasten.sandbox;

import dev.hasten.sandbox.Sandbox.Preference;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tests of boxes share. */
final class Boxes {
  static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  static final Duration LIMIT = Duration.ofSeconds(30);
  private static final long HEAP = 64L << 20;

  private Boxes() {}

  /** The tools of util-linux are everywhere; bubblewrap counts where it is installed. */
  static Stream<Preference> confining() {
    return Opening.tool("bwrap").isPresent()
        ? Stream.of(Preference.BUBBLEWRAP, Preference.UNSHARE)
        : Stream.of(Preference.UNSHARE);
  }

  static Stream<Preference> all() {
    return Stream.concat(confining(), Stream.of(Preference.NONE));
  }

  static Limits limits() {
    return Limits.forJvm(LIMIT, HEAP);
  }

  /** A command in a fresh writable folder. */
  static Command command(Sandbox sandbox, Limits limits, List<String> arguments, Mount... mounts) {
    Path work = sandbox.newFolder("work");
    List<Mount> all = new ArrayList<>(List.of(mounts));
    all.add(Mount.writable(work));
    return new Command(arguments, work, all, Map.of(), limits);
  }

  static Command shell(Sandbox sandbox, Limits limits, String script) {
    return command(sandbox, limits, List.of("/bin/sh", "-c", script));
  }

  /** A class of the tests with its arguments, in a JVM. */
  static Command java(
      Sandbox sandbox, Limits limits, Class<?> main, List<String> arguments, Mount... mounts) {
    List<Path> classPath =
        List.of(
            sandbox.stage(home(main)),
            sandbox.stage(home(Sandbox.class)),
            sandbox.stage(home(com.sun.jna.Native.class)));
    List<Mount> all = new ArrayList<>(List.of(mounts));
    classPath.forEach(path -> all.add(Mount.readOnly(path)));
    // A JDK outside of the system's folders is mounted like anything else.
    all.add(Mount.readOnly(JAVA.getParent().getParent()));
    List<String> line =
        new ArrayList<>(
            List.of(
                JAVA.toString(),
                "-Xmx64m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:MaxDirectMemorySize=4g",
                "-cp",
                classPath.stream().map(Path::toString).collect(Collectors.joining(":")),
                main.getName()));
    line.addAll(arguments);
    return command(sandbox, limits, line, all.toArray(Mount[]::new));
  }

  static Path home(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  static Map<String, String> lines(Outcome outcome) {
    return outcome
        .stdout()
        .lines()
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, two) -> two));
  }

  /** Host processes that carry the mark among their arguments. */
  static List<Long> marked(String mark) throws IOException {
    List<Long> found = new ArrayList<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        try {
          if (Files.readString(process.resolve("cmdline")).contains(mark)) {
            found.add(Long.parseLong(process.getFileName().toString()));
          }
        } catch (IOException e) {
          // Gone meanwhile.
        }
      }
    }
    return found;
  }
}
