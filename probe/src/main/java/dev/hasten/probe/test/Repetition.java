package dev.hasten.probe.test;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.concurrent.TimeUnit;

/**
 * Runs a plan again and again, for a profiler: what is over in a moment leaves few samples, and
 * most of those in the loading of classes. What becomes of the tests in these rounds is not told.
 */
final class Repetition {
  /** Tests that wait use little CPU time; after so many times it as wall time the JVM ends. */
  private static final int WALL = 3;

  private final Plan plan;
  private final Events events;

  Repetition(Plan plan, Events events) {
    this.plan = plan;
    this.events = events;
  }

  /** Returns when enough CPU time was used and the round is over, or when wall time is up. */
  void run() {
    if (plan.repeatNanos() == 0) {
      return;
    }
    // Tests that were written to run once may hang the second time.
    Thread rounds = new Thread(this::rounds, Thread.currentThread().getName());
    rounds.setDaemon(true);
    rounds.start();
    try {
      rounds.join(TimeUnit.NANOSECONDS.toMillis(WALL * plan.repeatNanos()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void rounds() {
    try {
      while (cpuNanos() < plan.repeatNanos()) {
        TestMain.framework(plan.framework()).run(plan, events.unheard());
        events.again();
      }
    } catch (ReflectiveOperationException | RuntimeException | Error e) {
      System.err.println("the tests cannot be run again: " + Events.detail(e));
    }
  }

  private static long cpuNanos() {
    OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    return system instanceof com.sun.management.OperatingSystemMXBean
        ? ((com.sun.management.OperatingSystemMXBean) system).getProcessCpuTime()
        : Long.MAX_VALUE;
  }
}
