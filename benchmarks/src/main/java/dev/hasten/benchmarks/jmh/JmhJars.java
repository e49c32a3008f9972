package dev.hasten.benchmarks.jmh;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import joptsimple.OptionParser;
import org.apache.commons.math3.distribution.TDistribution;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.generators.BenchmarkProcessor;

/** Where stock JMH lies: on Hasten's own class path. */
final class JmhJars {
  private JmhJars() {}

  static List<Path> paths() {
    return Stream.of(Main.class, BenchmarkProcessor.class, OptionParser.class, TDistribution.class)
        .map(JmhJars::jarOf)
        .distinct()
        .toList();
  }

  private static Path jarOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
