/**
 * Times two JVMs in turns, pair by pair, and confirms a winner on fresh launches; start at {@link
 * dev.hasten.benchmarks.pairs.Contest}.
 */
@NullMarked
package dev.hasten.benchmarks.pairs;

import org.jspecify.annotations.NullMarked;
