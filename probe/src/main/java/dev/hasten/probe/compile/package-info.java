/** Compiles Java sources inside the box, text in and class files out. */
@NullMarked
package dev.hasten.probe.compile;

import org.jspecify.annotations.NullMarked;
