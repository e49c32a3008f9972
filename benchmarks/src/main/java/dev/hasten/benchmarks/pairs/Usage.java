package dev.hasten.benchmarks.pairs;

import java.util.List;

/**
 * What one side used over all its measured batches of a band, in sums.
 *
 * @param operations calls
 * @param cpuNanos process CPU time from outside
 * @param threadCpuNanos CPU time of the calling thread, from inside
 * @param wallNanos wall time, from inside
 * @param bytesPerOperation median over the batches of allocated bytes a call
 * @param jitMillis time of the JIT compilers
 * @param gcCount collections
 * @param gcMillis their time
 */
public record Usage(
    long operations,
    long cpuNanos,
    long threadCpuNanos,
    long wallNanos,
    double bytesPerOperation,
    long jitMillis,
    long gcCount,
    long gcMillis) {
  static Usage of(List<Batch> batches) {
    return new Usage(
        batches.stream().mapToLong(Batch::operations).sum(),
        batches.stream().mapToLong(Batch::cpuNanos).sum(),
        batches.stream().mapToLong(Batch::threadCpuNanos).sum(),
        batches.stream().mapToLong(Batch::wallNanos).sum(),
        Medians.of(batches.stream().mapToDouble(b -> (double) b.allocatedBytes() / b.operations())),
        batches.stream().mapToLong(Batch::jitMillis).sum(),
        batches.stream().mapToLong(Batch::gcCount).sum(),
        batches.stream().mapToLong(Batch::gcMillis).sum());
  }

  /** Nanoseconds of the calling thread and of collections, which it waited for. */
  long insideNanos() {
    return threadCpuNanos + gcMillis * 1_000_000;
  }
}
