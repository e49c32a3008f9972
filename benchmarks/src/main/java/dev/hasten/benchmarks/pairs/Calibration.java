package dev.hasten.benchmarks.pairs;

/**
 * Sizes of batches. Every function here treats the two sides alike: a batch sized by one side's
 * speed alone made identical code differ by 19 %.
 */
final class Calibration {
  private static final int MOST_OPERATIONS = 1 << 30;
  private static final int GROWTH = 10;

  private Calibration() {}

  /** Operations of a side's next batch of its own, from what its last one took. */
  static int next(int operations, long cpuNanos, int round, int most, PairSettings settings) {
    double wanted = operations * (settings.batch().toNanos() / (double) Math.max(1, cpuNanos));
    return wholeRounds(Math.min(wanted, (double) GROWTH * operations), round, most);
  }

  /**
   * Operations of both sides' batches, from the nanoseconds that one operation takes on each: the
   * batch time at the geometric mean, lengthened until the faster side fills the shortest batch,
   * shortened until the slower keeps to the longest.
   */
  static int common(double original, double candidate, int round, int most, PairSettings settings) {
    double fast = Math.min(original, candidate);
    double slow = Math.max(original, candidate);
    double wanted = settings.batch().toNanos() / Math.sqrt(fast * slow);
    wanted = Math.max(wanted, settings.shortest().toNanos() / fast);
    wanted = Math.min(wanted, settings.longest().toNanos() / slow);
    return wholeRounds(wanted, round, most);
  }

  /**
   * Batch pairs that fit the budget, between the fewest that a median needs and the wanted.
   *
   * @param nanos what one operation of both sides costs the machine, its share of all else included
   */
  static int batchPairs(double nanos, int operations, PairSettings settings) {
    long fit = (long) (settings.budget().toNanos() / (nanos * operations));
    return (int) Math.max(PairSettings.FEWEST, Math.min(settings.batchPairs(), fit));
  }

  private static int wholeRounds(double operations, int round, int most) {
    double rounds = Math.max(1, Math.floor(operations / round));
    return (int) Math.min(rounds, Math.max(1, Math.min(most, MOST_OPERATIONS) / round)) * round;
  }
}
