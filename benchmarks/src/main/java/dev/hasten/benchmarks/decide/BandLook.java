package dev.hasten.benchmarks.decide;

import dev.hasten.benchmarks.Band;
import java.util.Arrays;

/**
 * What one band shows at one look.
 *
 * @param band which sizes
 * @param estimate the speedup; its interval is the decision's own, at this look's share of the
 *     error
 * @param faster the rule for <em>faster</em> holds
 * @param slower its mirror holds
 * @param same both ends of the guard interval lie inside the tolerance
 * @param notSlower its lower end lies above minus the tolerance
 * @param hopeless a gain worth having is out of reach
 * @param tellable smallest speedup that the full number of pairs tells with a power of about 80 %
 *     at the spread seen here
 */
public record BandLook(
    Band band,
    Estimate estimate,
    boolean faster,
    boolean slower,
    boolean same,
    boolean notSlower,
    boolean hopeless,
    double tellable) {
  private static final double FUTILITY = .90;

  /**
   * Judges the log ratios of one band.
   *
   * @param index which of the rule's looks this is
   */
  static BandLook of(Band band, double[] d, int index, RuleSettings rule) {
    Sample raw = Sample.of(d);
    Sample sample = raw.withFloor(rule.sdFloor());
    double share = rule.shares().get(index);
    double half = sample.reach(1 - rule.alpha() * share);
    double guard = sample.reach(1 - rule.guardAlpha() * share);
    double mean = sample.mean();
    boolean same = Math.abs(mean) + guard < rule.tolerance();
    boolean faster =
        mean - rule.margin() > half && shareAbove(d, rule.margin()) >= rule.agreement();
    boolean slower =
        -mean - rule.margin() > half && shareBelow(d, -rule.margin()) >= rule.agreement();
    // "same" is claimed on the guard interval, so that is the interval shown with it.
    boolean showGuard = same && !faster && !slower;
    Estimate estimate =
        Estimate.ofLog(
            mean,
            showGuard ? guard : half,
            1 - 2 * (showGuard ? rule.guardAlpha() : rule.alpha()),
            d.length,
            raw.sd());
    return new BandLook(
        band,
        estimate,
        faster,
        slower,
        same,
        mean - guard > -rule.tolerance(),
        mean + sample.reach(FUTILITY) < rule.worth(),
        Math.exp(Tellable.logRatio(sample.sd(), rule)));
  }

  private static double shareAbove(double[] d, double bound) {
    return (double) Arrays.stream(d).filter(v -> v > bound).count() / d.length;
  }

  private static double shareBelow(double[] d, double bound) {
    return (double) Arrays.stream(d).filter(v -> v < bound).count() / d.length;
  }
}
