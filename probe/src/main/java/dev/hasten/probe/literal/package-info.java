/** Objects as Java source that makes them anew, with nothing but the target beside it. */
@NullMarked
package dev.hasten.probe.literal;

import org.jspecify.annotations.NullMarked;
