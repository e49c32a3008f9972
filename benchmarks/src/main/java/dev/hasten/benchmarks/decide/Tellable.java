package dev.hasten.benchmarks.decide;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** The smallest effect that a full run of the rule would most likely have found. */
public final class Tellable {
  private static final double POWER = .80;

  private Tellable() {}

  /**
   * The log ratio at which, for normal pairs with the given SD, both halves of the rule hold at the
   * last look with a power of about 80 %: the t threshold (by the shifted t) and the share of pairs
   * that must each exceed the margin (a binomial count).
   */
  public static double logRatio(double sd, RuleSettings rule) {
    int last = rule.looks().size() - 1;
    int pairs = rule.mostPairs();
    double threshold =
        StudentT.quantile(1 - rule.alpha() * rule.shares().get(last), pairs - 1)
            + StudentT.quantile(POWER, pairs - 1);
    double each = NormalDistribution.of(0, 1).inverseCumulativeProbability(chance(pairs, rule));
    double told = rule.margin() + sd * Math.max(threshold / Math.sqrt(pairs), each);
    // Below what is worth having the rule gives up before it could tell.
    return Math.max(told, rule.worth());
  }

  /** Chance that each pair must have to exceed the margin for enough of them to do so. */
  private static double chance(int pairs, RuleSettings rule) {
    int needed = (int) Math.ceil(rule.agreement() * pairs - 1e-9);
    double low = 0.5;
    double high = 1 - 1e-9;
    while (high - low > 1e-6) {
      double middle = (low + high) / 2;
      boolean enough =
          BinomialDistribution.of(pairs, middle).survivalProbability(needed - 1) >= POWER;
      low = enough ? low : middle;
      high = enough ? middle : high;
    }
    return high;
  }
}
