/**
 * Writes an ordinary JMH benchmark of an entry, runs it with stock JMH in a box, and says whether
 * it agrees with what was claimed.
 */
@NullMarked
package dev.hasten.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
