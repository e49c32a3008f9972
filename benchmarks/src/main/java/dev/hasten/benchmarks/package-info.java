/** Times a candidate against the original in pairs of confined JVMs and decides by statistics. */
@NullMarked
package dev.hasten.benchmarks;

import org.jspecify.annotations.NullMarked;
