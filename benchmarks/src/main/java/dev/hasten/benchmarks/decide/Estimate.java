package dev.hasten.benchmarks.decide;

/**
 * A speedup with its interval: time of the original over time of the candidate, so that 1.10 means
 * that the original takes 10 % longer.
 *
 * @param ratio geometric mean over the pairs
 * @param low lower end of the interval
 * @param high upper end of the interval
 * @param confidence two-sided confidence that the interval keeps over all looks together
 * @param pairs how many pairs it rests on
 * @param sd sample standard deviation of the pairs' log ratios
 */
public record Estimate(
    double ratio, double low, double high, double confidence, int pairs, double sd) {
  public Estimate {
    if (!(low <= ratio && ratio <= high) || !(low > 0) || !(high < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("not an interval: " + low + " " + ratio + " " + high);
    }
    if (pairs < 2 || !(sd >= 0) || !(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "not an estimate: " + pairs + " pairs, sd " + sd + ", confidence " + confidence);
    }
  }

  /** The estimate whose mean log ratio has the given half width. */
  static Estimate ofLog(double mean, double half, double confidence, int pairs, double sd) {
    return new Estimate(
        Math.exp(mean), Math.exp(mean - half), Math.exp(mean + half), confidence, pairs, sd);
  }
}
