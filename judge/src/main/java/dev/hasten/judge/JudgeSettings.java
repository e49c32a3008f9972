package dev.hasten.judge;

import dev.hasten.replay.Loosenings;
import java.time.Duration;
import java.util.Set;

/**
 * How candidates are judged.
 *
 * @param seed of everything drawn at random
 * @param testLimit how long the tests of a module may take
 * @param testClasses binary names of the test classes that are the workload; empty for all
 * @param loosenings which differences do not count
 * @param worth the least speedup of a method that is worth a commit, such as 1.05
 */
public record JudgeSettings(
    long seed, Duration testLimit, Set<String> testClasses, Loosenings loosenings, double worth) {
  public JudgeSettings {
    testClasses = Set.copyOf(testClasses);
    if (!(worth >= 1)) {
      throw new IllegalArgumentException("a gain is at least 1, not " + worth);
    }
  }
}
