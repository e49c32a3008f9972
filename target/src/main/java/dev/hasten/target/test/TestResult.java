package dev.hasten.target.test;

import java.time.Duration;

/**
 * What became of one test.
 *
 * @param id which test
 * @param outcome how it ended
 * @param detail first lines of the failure, or the reason of a skip; empty where it passed
 * @param time how long it ran
 */
public record TestResult(TestId id, Outcome outcome, String detail, Duration time) {
  /** How a test ended. */
  public enum Outcome {
    /** It ran to its end. */
    PASSED,
    /** An assertion failed or an exception left it. */
    FAILED,
    /** It did not run, by annotation or assumption. */
    SKIPPED
  }
}
