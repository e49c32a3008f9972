/** Draws call trees as flame graphs, each one self-contained HTML page. */
@NullMarked
package dev.hasten.profiling.flame;

import org.jspecify.annotations.NullMarked;
