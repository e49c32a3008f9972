/** Reads flight recordings of either engine as a call tree. */
@NullMarked
package dev.hasten.profiling.recording;

import org.jspecify.annotations.NullMarked;
