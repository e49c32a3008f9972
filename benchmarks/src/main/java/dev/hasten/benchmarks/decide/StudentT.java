package dev.hasten.benchmarks.decide;

import org.apache.commons.statistics.distribution.TDistribution;

/** Quantiles of Student's t. */
final class StudentT {
  private StudentT() {}

  /**
   * The value that a t variable with the given degrees of freedom stays below with probability p.
   */
  static double quantile(double p, int degreesOfFreedom) {
    return TDistribution.of(degreesOfFreedom).inverseCumulativeProbability(p);
  }
}
