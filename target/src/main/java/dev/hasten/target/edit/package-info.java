/** Exact text edits of Java sources, spliced by the ranges of the parser. */
@NullMarked
package dev.hasten.target.edit;

import org.jspecify.annotations.NullMarked;
