package dev.hasten.evaluation;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * What runs in a JVM of its own: warms the class {@code sample.Sample} of its class path up and
 * prints the median CPU time of a call in nanoseconds, over batches of equal length.
 */
public final class RuleTrial {
  private static final long WARM_NANOS = 220_000_000;
  private static final long BATCH_NANOS = 12_000_000;
  private static final int BATCHES = 7;

  /** Where results go, so that no call can be left out. */
  private Object sink = "";

  private final ThreadMXBean clock = ManagementFactory.getThreadMXBean();

  private RuleTrial() {}

  public static void main(String[] args) throws ReflectiveOperationException {
    Supplier<?> sample =
        (Supplier<?>) Class.forName("sample.Sample").getDeclaredConstructor().newInstance();
    System.out.printf(Locale.ROOT, "%.3f%n", new RuleTrial().time(sample));
  }

  private double time(Supplier<?> sample) {
    long calls = 1;
    long end = System.nanoTime() + WARM_NANOS;
    long took = 1;
    while (System.nanoTime() < end) {
      took = Math.max(1, batch(sample, calls));
      calls = took < BATCH_NANOS / 2 ? calls * 2 : calls;
    }
    double[] nanos = new double[BATCHES];
    for (int i = 0; i < BATCHES; i++) {
      nanos[i] = batch(sample, calls) / (double) calls;
    }
    Arrays.sort(nanos);
    return nanos[BATCHES / 2];
  }

  private long batch(Supplier<?> sample, long calls) {
    long start = clock.getCurrentThreadCpuTime();
    for (long i = 0; i < calls; i++) {
      sink = sample.get();
    }
    return clock.getCurrentThreadCpuTime() - start;
  }

  @Override
  public String toString() {
    return sink.toString();
  }
}
