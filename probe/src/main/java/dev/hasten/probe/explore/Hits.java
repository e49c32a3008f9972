package dev.hasten.probe.explore;

import java.util.BitSet;

/**
 * Counts what instrumented code reaches. Instrumented code calls the public methods; one call of
 * the target is looked at at a time, between {@link #start} and {@link #news}.
 */
public final class Hits {
  private static final int SIZE = 1 << 17;

  /** Ways in which two compared numbers can lie: far below, one below, equal, one above, above. */
  static final int WAYS = 5;

  /** Kinds of counts that are told apart: 1, 2, 3, to 7, to 15, more. */
  private static final int KINDS = 6;

  private static final int[] COUNTS = new int[SIZE];
  private static final int[] REACHED = new int[SIZE];
  private static final BitSet SEEN = new BitSet();
  private static int reached;
  private static long left = Long.MAX_VALUE;

  private Hits() {}

  /** Ends a call that takes too many steps. */
  public static final class EnoughError extends Error {
    private static final long serialVersionUID = 1;

    EnoughError() {
      super("", null, false, false);
    }
  }

  /** A place was reached. */
  public static void hit(int id) {
    int at = id & SIZE - 1;
    if (COUNTS[at]++ == 0 && reached < SIZE) {
      REACHED[reached++] = at;
    }
    if (--left < 0) {
      throw new EnoughError();
    }
  }

  /** Two ints are about to be compared. */
  public static void ints(int one, int other, int id) {
    longs(one, other, id);
  }

  /** An int is about to be compared with zero. */
  public static void zero(int one, int id) {
    longs(one, 0, id);
  }

  /** Compares as {@code LCMP} does. */
  public static int longs(long one, long other, int id) {
    int order = Long.compare(one, other);
    int way = order == 0 ? 2 : one == other - 1 ? 1 : one - 1 == other ? 3 : order < 0 ? 0 : 4;
    hit(id + way);
    return order;
  }

  /** Compares as {@code DCMPL} does. */
  public static int doubles(double one, double other, int id) {
    hit(id + (one < other ? 0 : one == other ? 2 : one > other ? 4 : 3));
    return one > other ? 1 : one == other ? 0 : -1;
  }

  /** Compares as {@code DCMPG} does. */
  public static int doublesUp(double one, double other, int id) {
    return one < other || one > other || one == other ? doubles(one, other, id) : up(id);
  }

  private static int up(int id) {
    hit(id + 3);
    return 1;
  }

  /** Forgets the last call. */
  public static void start(long steps) {
    for (int i = 0; i < reached; i++) {
      COUNTS[REACHED[i]] = 0;
    }
    reached = 0;
    left = steps;
  }

  /** Whether what was called since the start took too many steps, whoever caught the error. */
  public static boolean isSpent() {
    return left < 0;
  }

  /** The same number for calls that reached the same places, in whatever order and how often. */
  public static int way() {
    int way = 0;
    for (int i = 0; i < reached; i++) {
      int mixed = REACHED[i] * 0x9E3779B9;
      way += mixed ^ mixed >>> 15;
    }
    return way;
  }

  /**
   * How much the call since the start reached that no call before it did; it now counts as seen.
   */
  public static int news() {
    left = Long.MAX_VALUE;
    int found = 0;
    for (int i = 0; i < reached; i++) {
      int feature = REACHED[i] * KINDS + kind(COUNTS[REACHED[i]]);
      if (!SEEN.get(feature)) {
        SEEN.set(feature);
        found++;
      }
    }
    return found;
  }

  private static int kind(int count) {
    return count <= 3 ? count - 1 : count <= 7 ? 3 : count <= 15 ? 4 : 5;
  }
}
