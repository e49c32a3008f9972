package dev.hasten.probe.agent;

/**
 * Which calls of a sequence are kept: a reservoir whose choice depends on nothing but the count and
 * a key, so that the same calls give the same sample.
 */
final class Sampler {
  private Sampler() {}

  /**
   * The place that call number {@code count} (from 1) takes among {@code places}, or -1. Each of
   * the calls so far stands in the reservoir with about the same probability, so a call is looked
   * at with probability {@code places / count}.
   */
  static int place(long count, int places, long key) {
    if (count <= places) {
      return (int) count - 1;
    }
    long choice = (mix(key + count * 0x9E3779B97F4A7C15L) >>> 1) % count;
    return choice < places ? (int) choice : -1;
  }

  /**
   * Whether call number {@code index} (from 0) of a sequence is observed: all of the first {@code
   * dense}, and then half as many of each doubling, evenly spread.
   */
  static boolean observed(long index, int dense) {
    if (index < dense) {
      return true;
    }
    int doublings = 64 - Long.numberOfLeadingZeros(index / dense);
    return (index & ((1L << doublings) - 1)) == 0;
  }

  /** The finalizer of SplitMix64. */
  static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
