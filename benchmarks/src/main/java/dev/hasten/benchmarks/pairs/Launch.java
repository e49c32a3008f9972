package dev.hasten.benchmarks.pairs;

import java.util.OptionalLong;

/**
 * What one launch of a side took beside its measured batches.
 *
 * @param firstRoundNanos CPU time of the first round of calls in the fresh JVM, class loading and
 *     compiling included
 * @param jitMillis time of the JIT compilers during warm-up
 * @param peakBytes peak resident memory, where it can be read
 * @param retainedBytes what was on the heap after a collection at the end
 * @param microjoules energy of the processor's package during the measured batches, where the
 *     machine counts it
 */
public record Launch(
    long firstRoundNanos,
    long jitMillis,
    OptionalLong peakBytes,
    long retainedBytes,
    OptionalLong microjoules) {}
