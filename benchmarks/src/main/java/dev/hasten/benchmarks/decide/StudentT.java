package dev.hasten.benchmarks.decide;

import org.apache.commons.statistics.distribution.TDistribution;

/** Student's t. */
public final class StudentT {
  private StudentT() {}

  /** The probability that a t variable with the given degrees of freedom exceeds a value. */
  public static double above(double value, int degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom).survivalProbability(value);
  }

  /**
   * The value that a t variable with the given degrees of freedom stays below with probability p.
   */
  public static double quantile(double p, int degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(p);
  }
}
