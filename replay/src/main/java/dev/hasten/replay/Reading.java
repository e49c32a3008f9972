package dev.hasten.replay;

/**
 * What one timed batch cost. Everything but {@code processCpuNanosOutside} was read inside the box
 * and can be forged there.
 *
 * @param operations calls made
 * @param wallNanos wall time of the loop
 * @param threadCpuNanos CPU time of the thread that ran it
 * @param processCpuNanosOutside CPU time of the whole JVM from just before the batch was asked for
 *     until its answer had come, from the kernel's clock of the process
 * @param allocatedBytes allocated by the thread, exact
 * @param jitMillis time of the compilers during the batch
 * @param gcCount collections during the batch
 * @param gcMillis time of the collectors during the batch
 * @param thrown calls that ended with an exception
 * @param digest of primitive results in order; the same for sides that give the same results
 */
public record Reading(
    long operations,
    long wallNanos,
    long threadCpuNanos,
    long processCpuNanosOutside,
    long allocatedBytes,
    long jitMillis,
    long gcCount,
    long gcMillis,
    long thrown,
    long digest) {
  public Reading {
    if (operations <= 0) {
      throw new IllegalArgumentException("a batch has operations: " + operations);
    }
  }
}
