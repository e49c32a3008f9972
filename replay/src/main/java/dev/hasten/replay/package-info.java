/**
 * Makes a hotspot callable: entries, captured and generated inputs, observations, and the confined
 * JVMs they run in.
 */
@NullMarked
package dev.hasten.replay;

import org.jspecify.annotations.NullMarked;
