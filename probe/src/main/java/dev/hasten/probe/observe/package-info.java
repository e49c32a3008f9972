/**
 * What a caller could notice of objects, as tagged bytes that two JVMs can be compared by; start at
 * {@link dev.hasten.probe.observe.Observer}.
 */
@NullMarked
package dev.hasten.probe.observe;

import org.jspecify.annotations.NullMarked;
