/** The frames that the host and a probe exchange over the standard streams of a confined JVM. */
@NullMarked
package dev.hasten.probe.protocol;

import org.jspecify.annotations.NullMarked;
