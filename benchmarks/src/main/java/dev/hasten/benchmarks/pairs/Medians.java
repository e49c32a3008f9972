package dev.hasten.benchmarks.pairs;

import java.util.stream.DoubleStream;

/** Medians. */
final class Medians {
  private Medians() {}

  /** The middle value, or the mean of the two middle ones; at least one value is needed. */
  static double of(DoubleStream values) {
    double[] sorted = values.sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
