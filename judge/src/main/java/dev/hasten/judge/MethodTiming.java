package dev.hasten.judge;

import dev.hasten.benchmarks.pairs.Timing;
import dev.hasten.replay.Entry;

/**
 * What timing said of one entry.
 *
 * @param entry what was timed
 * @param timing every pair and what it came to
 */
public record MethodTiming(Entry entry, Timing timing) {}
