/**
 * Which methods of the target's main code a profile lays its cost to; start at {@link
 * dev.hasten.profiling.hotspot.Hotspots}.
 */
@NullMarked
package dev.hasten.profiling.hotspot;

import org.jspecify.annotations.NullMarked;
