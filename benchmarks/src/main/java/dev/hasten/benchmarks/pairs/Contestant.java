package dev.hasten.benchmarks.pairs;

import dev.hasten.benchmarks.Band;
import java.util.OptionalLong;

/** A started JVM of one side, ready to run batches of the entry under test. */
public interface Contestant extends AutoCloseable {
  /**
   * Operations of one round through the inputs of a band. Batches are whole rounds, so that each
   * runs the same mix.
   */
  int round(Band band);

  /** Operations that a batch may have at most, for want of memory; at least one round. */
  int most(Band band);

  /**
   * Runs a batch and returns when it is over; between batches the JVM is idle.
   *
   * @throws ContestantFailure if it crashed, hung or answered nonsense
   */
  Batch batch(Band band, int operations) throws ContestantFailure;

  /**
   * CPU time of the whole process since its start, in nanoseconds, read from outside the box.
   *
   * @throws ContestantFailure if the process has ended
   */
  long cpuNanos() throws ContestantFailure;

  /** Peak resident memory in bytes, read from outside the box, where it can be read. */
  OptionalLong peakMemory();

  /** Ends the JVM. */
  @Override
  void close();
}
