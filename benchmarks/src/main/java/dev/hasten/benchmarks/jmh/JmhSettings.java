package dev.hasten.benchmarks.jmh;

import java.time.Duration;
import java.util.List;

/**
 * How the exported benchmark is run to confirm a claim.
 *
 * @param looks after how many pairs of forks it may agree, ascending; the last look is final
 * @param warmUps warm-up iterations a fork
 * @param iterations measured iterations a fork
 * @param iteration length of each; not used where each call gets a copy of its own
 * @param jvmArguments of the fork
 * @param limit of one run of JMH
 */
public record JmhSettings(
    List<Integer> looks,
    int warmUps,
    int iterations,
    Duration iteration,
    List<String> jvmArguments,
    Duration limit) {
  public JmhSettings {
    looks = List.copyOf(looks);
    jvmArguments = List.copyOf(jvmArguments);
    if (looks.isEmpty() || looks.get(0) < 2 || warmUps < 0 || iterations < 1) {
      throw new IllegalArgumentException(looks + ", " + warmUps + ", " + iterations);
    }
  }

  /** Three pairs of forks of about a second and a half each, up to nine where they do not agree. */
  public static JmhSettings standard() {
    return new JmhSettings(
        List.of(3, 6, 9),
        8,
        10,
        Duration.ofMillis(100),
        List.of("-Xms512m", "-Xmx512m"),
        Duration.ofMinutes(2));
  }
}
