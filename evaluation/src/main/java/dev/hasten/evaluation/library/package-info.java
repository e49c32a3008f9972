/** The published libraries that methods are drawn from, opened and profiled. */
@NullMarked
package dev.hasten.evaluation.library;

import org.jspecify.annotations.NullMarked;
