/**
 * Class files as data: summaries, differences in layout and in what callers can link to, equality
 * of code.
 */
@NullMarked
package dev.hasten.target.bytecode;

import org.jspecify.annotations.NullMarked;
