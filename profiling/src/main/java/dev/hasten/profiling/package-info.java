/** A workload under a profiler, read as a profile whose hotspots are ranked. */
@NullMarked
package dev.hasten.profiling;

import org.jspecify.annotations.NullMarked;
