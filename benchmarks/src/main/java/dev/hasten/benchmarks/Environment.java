package dev.hasten.benchmarks;

import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a measurement was made, kept beside it: numbers from different environments are not
 * compared.
 *
 * @param processor model of the processor
 * @param processors how many the machine offers
 * @param kernel name and release of the operating system
 * @param jdk version of the JDK that ran both sides
 * @param jvmArguments arguments of both sides' JVMs
 * @param sandbox what confined them
 */
public record Environment(
    String processor,
    int processors,
    String kernel,
    String jdk,
    List<String> jvmArguments,
    String sandbox) {
  public Environment {
    jvmArguments = List.copyOf(jvmArguments);
  }

  /** This machine with the given JDK, arguments and sandbox. */
  public static Environment of(Jdk jdk, List<String> jvmArguments, Sandbox sandbox) {
    return new Environment(
        model(),
        Runtime.getRuntime().availableProcessors(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        jdk.version(),
        jvmArguments,
        sandbox.description());
  }

  /** This machine in a few words. */
  public static String machine() {
    return "%s, %d processors, %s %s, JDK %s"
        .formatted(
            model(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.version"),
            Runtime.version());
  }

  private static String model() {
    try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).trim())
          .findFirst()
          .orElse(System.getProperty("os.arch"));
    } catch (IOException e) {
      return System.getProperty("os.arch");
    }
  }
}
