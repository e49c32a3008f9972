/**
 * Runs a workload confined with a profiler attached; start at {@link
 * dev.hasten.profiling.sampling.Profiler}.
 */
@NullMarked
package dev.hasten.profiling.sampling;

import org.jspecify.annotations.NullMarked;
