package dev.hasten.evaluation.speed;

import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.decide.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The launch-to-launch spread of each method, of all pairs of identical programs together, and the
 * band of spread that it falls into.
 */
final class Spread {
  /** Bounds of the bands, as standard deviations of log ratios. */
  private static final double[] BOUNDS = {.015, .03, .06};

  private final Map<String, Sample> bySubject = new LinkedHashMap<>();

  Spread(List<SpeedTrial> trials) {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (SpeedTrial trial : trials) {
      if (trial.isNoise()) {
        List<Double> all = values.computeIfAbsent(trial.subject(), s -> new ArrayList<>());
        seen(trial.first()).forEach(all::add);
        seen(trial.confirmation()).forEach(all::add);
      }
    }
    values.forEach(
        (subject, all) -> {
          if (all.size() >= 2) {
            bySubject.put(
                subject, Sample.of(all.stream().mapToDouble(Double::doubleValue).toArray()));
          }
        });
  }

  private static List<Double> seen(Map<String, double[]> bands) {
    return Arrays.stream(bands.getOrDefault(Band.SEEN.word(), new double[0])).boxed().toList();
  }

  Map<String, Sample> bySubject() {
    return bySubject;
  }

  Optional<Sample> of(SpeedTrial trial) {
    return Optional.ofNullable(bySubject.get(trial.subject()));
  }

  /** The band of a spread, in words. */
  static String band(double sd) {
    double low = 0;
    for (double bound : BOUNDS) {
      if (sd <= bound) {
        return String.format(Locale.ROOT, "%.1f to %.1f %%", 100 * low, 100 * bound);
      }
      low = bound;
    }
    return String.format(Locale.ROOT, "above %.1f %%", 100 * low);
  }

  /** The lowest band. */
  static String quiet() {
    return band(0);
  }
}
