package dev.hasten.benchmarks.pairs;

import dev.hasten.benchmarks.Band;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One band of one pair. Ratios are {@code ln(original / candidate)}: positive where the candidate
 * needs less.
 *
 * @param band which sizes
 * @param operations calls a batch, the same on both sides
 * @param batchPairs how many batches each side ran
 * @param d median over the batch pairs of the ratio of outside CPU time: the pair's one number
 * @param wall the same of wall time
 * @param total ratio of the sums of outside CPU time, which rare dear batches cannot hide from
 * @param inside ratio of the sums of what the process says of itself: calling thread and
 *     collections
 * @param original what the original used
 * @param candidate what the candidate used
 */
public record BandTiming(
    Band band,
    int operations,
    int batchPairs,
    double d,
    double wall,
    double total,
    double inside,
    Usage original,
    Usage candidate) {
  static BandTiming of(Band band, List<Batch> original, List<Batch> candidate) {
    Usage o = Usage.of(original);
    Usage c = Usage.of(candidate);
    return new BandTiming(
        band,
        original.get(0).operations(),
        original.size(),
        medianRatio(original, candidate, Batch::cpuNanos),
        medianRatio(original, candidate, Batch::wallNanos),
        ratio(o.cpuNanos(), c.cpuNanos()),
        ratio(o.insideNanos(), c.insideNanos()),
        o,
        c);
  }

  static double medianRatio(
      List<Batch> original, List<Batch> candidate, ToLongFunction<Batch> what) {
    double[] d = new double[original.size()];
    for (int i = 0; i < d.length; i++) {
      d[i] = ratio(what.applyAsLong(original.get(i)), what.applyAsLong(candidate.get(i)));
    }
    return Medians.of(Arrays.stream(d));
  }

  /** Clocks inside may say zero; a floor of a nanosecond keeps the number finite and absurd. */
  private static double ratio(long original, long candidate) {
    return Math.log((double) Math.max(1, original) / Math.max(1, candidate));
  }

  /** Share of wall time that a side was on a CPU, the lower of the two. */
  double utilisation() {
    return Math.min(
        (double) original.cpuNanos() / Math.max(1, original.wallNanos()),
        (double) candidate.cpuNanos() / Math.max(1, candidate.wallNanos()));
  }
}
