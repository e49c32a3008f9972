package dev.hasten.benchmarks.decide;

import java.util.List;

/**
 * The numbers of the sequential rule. Log ratios are natural logarithms of original time over
 * candidate time, so 0.005 is about half a per cent.
 *
 * @param looks after how many pairs it may decide, ascending, each at least 3
 * @param shares how much of each error is spent at each look; they sum to 1
 * @param alpha error of calling a candidate faster that is not by more than the margin; the same,
 *     for itself, of calling one slower
 * @param guardAlpha error of each end of the interval that says <em>same</em> or <em>not
 *     slower</em>: neither accepts anything alone, so it is wider than {@code alpha}
 * @param sdFloor least standard deviation that is believed of pairs, as a log ratio
 * @param margin log ratio that a gain must exceed before it is one
 * @param agreement share of the pairs that must each exceed the margin
 * @param worth log ratio worth having: when it is out of reach, measuring ends
 * @param tolerance log ratio within which two times are the same
 * @param patient whether a hopeless candidate is measured on until it can be called slower or same;
 *     a search is not patient, a judge of somebody's patch is
 */
public record RuleSettings(
    List<Integer> looks,
    List<Double> shares,
    double alpha,
    double guardAlpha,
    double sdFloor,
    double margin,
    double agreement,
    double worth,
    double tolerance,
    boolean patient) {
  public RuleSettings {
    looks = List.copyOf(looks);
    shares = List.copyOf(shares);
    if (looks.isEmpty() || looks.size() != shares.size() || looks.get(0) < 3) {
      throw new IllegalArgumentException("looks " + looks + " with shares " + shares);
    }
    for (int i = 1; i < looks.size(); i++) {
      if (looks.get(i) <= looks.get(i - 1)) {
        throw new IllegalArgumentException("looks must ascend: " + looks);
      }
    }
    double sum = shares.stream().mapToDouble(Double::doubleValue).sum();
    if (Math.abs(sum - 1) > 1e-9 || shares.stream().anyMatch(share -> share <= 0)) {
      throw new IllegalArgumentException("shares must be positive and sum to 1: " + shares);
    }
    if (!(alpha > 0 && alpha < 0.5) || !(guardAlpha > 0 && guardAlpha < 0.5)) {
      throw new IllegalArgumentException("errors " + alpha + ", " + guardAlpha);
    }
    if (!(sdFloor > 0) || !(margin >= 0) || !(worth >= margin) || !(tolerance > 0)) {
      throw new IllegalArgumentException("floor, margin, worth or tolerance out of range");
    }
    if (!(agreement >= 0 && agreement <= 1)) {
      throw new IllegalArgumentException("agreement is a share: " + agreement);
    }
  }

  /** The rule of this project: see {@code docs/decisions/0070-measurement.md}. */
  public static RuleSettings standard() {
    return new RuleSettings(
        List.of(4, 6, 9, 13, 18),
        List.of(.10, .15, .20, .25, .30),
        .01,
        .05,
        .005,
        .005,
        .8,
        .02,
        .02,
        false);
  }

  /** The same numbers, but measuring ends when this log ratio is out of reach. */
  public RuleSettings withWorth(double wanted) {
    return new RuleSettings(
        looks,
        shares,
        alpha,
        guardAlpha,
        sdFloor,
        margin,
        agreement,
        Math.max(margin, wanted),
        tolerance,
        patient);
  }

  /** The same numbers, patient or not. */
  public RuleSettings withPatience(boolean wanted) {
    return new RuleSettings(
        looks, shares, alpha, guardAlpha, sdFloor, margin, agreement, worth, tolerance, wanted);
  }

  /** Pairs at the last look. */
  public int mostPairs() {
    return looks.get(looks.size() - 1);
  }
}
