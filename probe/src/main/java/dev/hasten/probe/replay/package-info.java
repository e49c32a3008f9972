/**
 * The resident child that calls one entry on inputs, observes and times it; start at {@link
 * dev.hasten.probe.replay.ReplayMain}.
 */
@NullMarked
package dev.hasten.probe.replay;

import org.jspecify.annotations.NullMarked;
