package dev.hasten.benchmarks.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A JMH benchmark as anybody could have written it.
 *
 * @param className its class, in the entry's package
 * @param source its Java source, of level 8
 * @param copies whether each call gets a copy of its own, so that an iteration is one shot
 * @param resource its inputs, a file beside the class; nothing where they stand in the source
 */
public record JmhBenchmark(
    String className, String source, boolean copies, Optional<Resource> resource) {
  /**
   * A file beside the class.
   *
   * @param name its simple name
   * @param bytes its content
   */
  public record Resource(String name, byte[] bytes) {}

  /** Path of the source below a source root. */
  public Path sourcePath() {
    return Path.of(className.replace('.', '/') + ".java");
  }

  /** Whether the probe's jar must be on the class path to read the inputs. */
  public boolean needsProbe() {
    return resource.isPresent();
  }

  /** Writes source and inputs below a source root. */
  public void writeTo(Path root) throws IOException {
    Path file = root.resolve(sourcePath());
    Path folder = file.resolveSibling("");
    Files.createDirectories(folder);
    Files.writeString(file, source);
    if (resource.isPresent()) {
      Files.write(folder.resolve(resource.get().name()), resource.get().bytes());
    }
  }

  /** How to run it on both sides with nothing but a JDK and the jars, as Markdown. */
  public String readme() {
    String probe = needsProbe() ? ":hasten-probe.jar" : "";
    String inputs =
        resource
            .map(
                r ->
                    "\ncp "
                        + sourcePath().resolveSibling(r.name())
                        + " \"$OUT\"/"
                        + sourcePath().resolveSibling(""))
            .orElse("");
    return """
        Set `CP` to the class path of one side (its classes and what they need), `JMH` to the jars \
        of jmh-core, jmh-generator-annprocess, jopt-simple and commons-math3, `OUT` to an empty \
        folder, then

        ```sh
        javac -cp "$CP:$JMH%s" -processorpath "$JMH" \\
          -processor org.openjdk.jmh.generators.BenchmarkProcessor -d "$OUT" %s%s
        java -cp "$CP:$OUT:$JMH%s" org.openjdk.jmh.Main %s
        ```

        Do it once with the original's classes and once with the candidate's, more than once and in \
        turns: launches of one program differ among themselves.
        """
        .formatted(probe, sourcePath(), inputs, probe, className);
  }
}
