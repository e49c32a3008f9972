/**
 * Compiles changed sources of the target confined, on its own JDK; start at {@link
 * dev.hasten.target.compile.CompileServer}.
 */
@NullMarked
package dev.hasten.target.compile;

import org.jspecify.annotations.NullMarked;
