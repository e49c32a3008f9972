/**
 * Receivers and arguments as bytes and back, faithful down to capacities and half-used iterators;
 * start at {@link dev.hasten.probe.graph.GraphWriter}.
 */
@NullMarked
package dev.hasten.probe.graph;

import org.jspecify.annotations.NullMarked;
