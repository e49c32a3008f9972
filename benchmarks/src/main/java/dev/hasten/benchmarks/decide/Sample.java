package dev.hasten.benchmarks.decide;

import java.util.Arrays;

/**
 * Mean and spread of one number a launch.
 *
 * @param count how many
 * @param mean their mean
 * @param sd their sample standard deviation, divisor {@code count - 1}
 */
public record Sample(int count, double mean, double sd) {
  /**
   * Of the given values, at least two of them.
   *
   * @throws IllegalArgumentException if there are fewer, or one is not a number
   */
  public static Sample of(double[] values) {
    if (values.length < 2) {
      throw new IllegalArgumentException(values.length + " values have no spread");
    }
    double mean = Arrays.stream(values).sum() / values.length;
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    if (Double.isNaN(squares) || Double.isInfinite(squares)) {
      throw new IllegalArgumentException("not numbers: " + Arrays.toString(values));
    }
    return new Sample(values.length, mean, Math.sqrt(squares / (values.length - 1)));
  }

  /** Standard error of the mean. */
  public double standardError() {
    return sd / Math.sqrt(count);
  }

  /** How far the mean's one-sided bound with the given confidence lies from the mean. */
  public double reach(double confidence) {
    return StudentT.quantile(confidence, count - 1) * standardError();
  }

  /** The same sample with at least the given spread. */
  public Sample withFloor(double floor) {
    return new Sample(count, mean, Math.max(sd, floor));
  }
}
