package dev.hasten.benchmarks.pairs;

import java.util.OptionalLong;

/**
 * A started JVM of one side, ready to run batches of the entry under test over numbered pools of
 * inputs: a pool for each band, by its ordinal, or for each rung of a ladder.
 */
public interface Contestant extends AutoCloseable {
  /**
   * Operations of one round through the inputs of a pool. Batches are whole rounds, so that each
   * runs the same mix.
   */
  int round(int pool);

  /** Operations that a batch may have at most, for want of memory; at least one round. */
  int most(int pool);

  /**
   * Runs a batch and returns when it is over; between batches the JVM is idle.
   *
   * @throws ContestantFailure if it crashed, hung or answered nonsense
   */
  Batch batch(int pool, int operations) throws ContestantFailure;

  /**
   * CPU time of the whole process since its start, in nanoseconds, read from outside the box.
   *
   * @throws ContestantFailure if the process has ended
   */
  long cpuNanos() throws ContestantFailure;

  /** Peak resident memory in bytes, read from outside the box, where it can be read. */
  OptionalLong peakMemory();

  /**
   * Bytes on the heap after a collection.
   *
   * @throws ContestantFailure if the process does not answer
   */
  long retainedBytes() throws ContestantFailure;

  /** Ends the JVM. */
  @Override
  void close();
}
