package dev.hasten.target.open;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Notices from a build's output that a test of it hangs. Heard by one thread, asked by another. */
final class TestWatch {
  /** Stands for the end of the log of a build that was killed for it. */
  static final String FAILURE =
      "[ERROR] Failed to execute goal org.apache.maven.plugins:maven-surefire-plugin:any:test: it hangs";

  private final long longestNanos;
  private final LongSupplier nanoTime;
  private boolean testing;
  private long latest;

  /**
   * @param longest silence between lines of a test run that is still believed
   * @param nanoTime the clock
   */
  TestWatch(Duration longest, LongSupplier nanoTime) {
    this.longestNanos = longest.toNanos();
    this.nanoTime = nanoTime;
  }

  synchronized void heard(String line) {
    if (line.contains("T E S T S")) {
      testing = true;
    } else if (line.contains("Tests run:") && !line.contains("Time elapsed")) {
      testing = false;
    }
    latest = nanoTime.getAsLong();
  }

  synchronized boolean isStuck() {
    return testing && nanoTime.getAsLong() - latest > longestNanos;
  }
}
