package dev.hasten.benchmarks.pairs;

/**
 * What both sides take for calls of one size.
 *
 * @param size how much data a call carries
 * @param originalNanos CPU time of a call of the original, median over batches and launches
 * @param candidateNanos the same of the candidate
 * @param ratio speedup: the original's time over the candidate's
 * @param low lower end of its interval, 95 % over the launches
 * @param high upper end
 */
public record Rung(
    long size, double originalNanos, double candidateNanos, double ratio, double low, double high) {
  public Rung {
    if (size < 0 || !(originalNanos > 0) || !(candidateNanos > 0)) {
      throw new IllegalArgumentException(
          "size " + size + " in " + originalNanos + " and " + candidateNanos + " ns");
    }
    if (!(low <= ratio && ratio <= high)) {
      throw new IllegalArgumentException("not an interval: " + low + " " + ratio + " " + high);
    }
  }

  /** The candidate is faster beyond doubt. */
  boolean faster() {
    return low > 1;
  }

  /** The candidate is slower beyond doubt. */
  boolean slower() {
    return high < 1;
  }
}
