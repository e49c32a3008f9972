package dev.hasten.benchmarks.pairs;

/**
 * What one batch of operations used. All numbers are of this batch alone.
 *
 * @param operations how many calls were made
 * @param cpuNanos CPU time of the whole process, read from outside the box: this one decides
 * @param threadCpuNanos CPU time of the calling thread, as the process says
 * @param wallNanos wall time, as the process says
 * @param allocatedBytes bytes that the calling thread allocated, as the process says
 * @param jitMillis time that the JIT compilers worked
 * @param gcCount collections
 * @param gcMillis time of those collections
 */
public record Batch(
    int operations,
    long cpuNanos,
    long threadCpuNanos,
    long wallNanos,
    long allocatedBytes,
    long jitMillis,
    long gcCount,
    long gcMillis) {}
