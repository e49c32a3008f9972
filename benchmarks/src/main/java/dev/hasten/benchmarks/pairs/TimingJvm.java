package dev.hasten.benchmarks.pairs;

import java.util.ArrayList;
import java.util.List;

/**
 * The JVM that both sides are timed in.
 *
 * @param collector which garbage collector
 * @param heapMegabytes size of the heap, fixed, so that it does not grow on one side alone
 * @param foreground whether compiling holds up the code that asked for it ({@code -Xbatch}).
 *     Compiled in the background, what the JIT has seen of a method when its turn comes is a matter
 *     of chance, and so is what it inlines: on three of three hot paths of real libraries launches
 *     of identical code then differed by a standard deviation of 9 to 19 %, with this by 2.6 to 5.4
 *     %
 */
public record TimingJvm(Collector collector, int heapMegabytes, boolean foreground) {
  public TimingJvm {
    if (heapMegabytes < 16) {
      throw new IllegalArgumentException("heap of " + heapMegabytes + " MB");
    }
  }

  /** Serial collector, 512 MB, compiling in the foreground. */
  public static TimingJvm standard() {
    return new TimingJvm(Collector.SERIAL, 512, true);
  }

  /** The same under another collector. */
  public TimingJvm with(Collector other) {
    return new TimingJvm(other, heapMegabytes, foreground);
  }

  /** Arguments for the launcher. */
  public List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(collector.option, "-Xms" + heapMegabytes + "m", "-Xmx" + heapMegabytes + "m"));
    if (foreground) {
      arguments.add("-Xbatch");
    }
    return List.copyOf(arguments);
  }

  /** A garbage collector. */
  public enum Collector {
    /** One thread and no barriers to speak of: the least noise. */
    SERIAL("-XX:+UseSerialGC"),
    /** What JVMs on ordinary servers use unless told otherwise. */
    G1("-XX:+UseG1GC");

    private final String option;

    Collector(String option) {
      this.option = option;
    }
  }
}
