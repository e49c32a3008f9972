package dev.hasten.benchmarks;

import java.util.OptionalLong;

/** The machine on which pairs are timed. */
public interface Machine {
  /** Waits until nothing else of Hasten runs on the machine, and keeps it so until closed. */
  Turn exclusive();

  /** What the machine's host has taken from it, and all its time, both since it started. */
  Stolen stolen();

  /**
   * Energy that the processor's packages have used since some time, in microjoules; nothing where
   * the machine does not count it or does not say.
   */
  OptionalLong microjoules();

  /** The exclusive use of the machine. */
  interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /** Clock ticks since start, over all processors. */
  record Stolen(long ticks, long ofTicks) {
    /** Share taken since an earlier reading. */
    public double since(Stolen earlier) {
      return (double) (ticks - earlier.ticks) / Math.max(1, ofTicks - earlier.ofTicks);
    }
  }
}
