package dev.hasten.benchmarks.jmh;

import dev.hasten.benchmarks.decide.Estimate;
import dev.hasten.benchmarks.decide.Sample;
import java.util.List;

/**
 * Whether stock JMH bears out a claimed speedup. JMH scores wall time, launch by launch, so it is
 * far noisier than pairs timed in turns and cannot be asked to find the gain again; it can be asked
 * not to deny it. It agrees if the original takes longer on the mean, and if the claim's lower end
 * lies below the upper end of JMH's own one-sided 95 % t interval over pairs of forks.
 *
 * @param agrees whether both hold
 * @param ratio geometric mean of original over candidate time
 * @param upper upper end of the interval
 * @param logRatios {@code ln(original / candidate)} of each pair of forks
 */
public record JmhAgreement(boolean agrees, double ratio, double upper, List<Double> logRatios) {
  private static final double CONFIDENCE = .95;

  public JmhAgreement {
    logRatios = List.copyOf(logRatios);
  }

  /**
   * Holds forks against a claim.
   *
   * @param claim the speedup claimed of the paired measurement
   * @param logRatios at least two
   */
  static JmhAgreement of(Estimate claim, List<Double> logRatios) {
    Sample sample = Sample.of(logRatios.stream().mapToDouble(Double::doubleValue).toArray());
    double upper = Math.exp(sample.mean() + sample.reach(CONFIDENCE));
    boolean agrees = sample.mean() > 0 && upper >= claim.low();
    return new JmhAgreement(agrees, Math.exp(sample.mean()), upper, logRatios);
  }
}
