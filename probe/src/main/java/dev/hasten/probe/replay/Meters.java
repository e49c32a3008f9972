package dev.hasten.probe.replay;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The clocks and counters inside this JVM, read around a batch. */
final class Meters {
  /** How many there are. */
  static final int COUNT = 6;

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final @Nullable CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans();
  private final @Nullable MethodHandle allocated = allocated();
  private final long thread = Thread.currentThread().getId();

  /** Outer counters first, so that they are read outside the clocks. */
  void before(long[] meters) {
    meters[3] = jitMillis();
    collections(meters);
    meters[2] = allocatedBytes();
    meters[1] = threads.getCurrentThreadCpuTime();
    meters[0] = System.nanoTime();
  }

  /** Replaces what {@link #before} read by what was added since. */
  void after(long[] meters) {
    meters[0] = System.nanoTime() - meters[0];
    meters[1] = threads.getCurrentThreadCpuTime() - meters[1];
    meters[2] = allocatedBytes() - meters[2];
    long count = meters[4];
    long millis = meters[5];
    collections(meters);
    meters[4] -= count;
    meters[5] -= millis;
    meters[3] = jitMillis() - meters[3];
  }

  private long jitMillis() {
    return compiler != null && compiler.isCompilationTimeMonitoringSupported()
        ? compiler.getTotalCompilationTime()
        : 0;
  }

  private void collections(long[] meters) {
    meters[4] = 0;
    meters[5] = 0;
    for (int i = 0; i < collectors.size(); i++) {
      meters[4] += Math.max(0, collectors.get(i).getCollectionCount());
      meters[5] += Math.max(0, collectors.get(i).getCollectionTime());
    }
  }

  /** Bytes that this thread has allocated so far; 0 where that is not counted. */
  long allocatedBytes() {
    if (allocated == null) {
      return 0;
    }
    try {
      return (long) allocated.invokeExact(thread);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Bytes on the heap after a collection. */
  static long retainedBytes() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private @Nullable MethodHandle allocated() {
    try {
      Class<?> exact = Class.forName("com.sun.management.ThreadMXBean");
      return exact.isInstance(threads)
          ? MethodHandles.publicLookup()
              .findVirtual(
                  exact, "getThreadAllocatedBytes", MethodType.methodType(long.class, long.class))
              .bindTo(threads)
          : null;
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }
}
