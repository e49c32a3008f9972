/** What instrumented methods call: the one class that lives in the bootstrap loader. */
@NullMarked
package dev.hasten.probe.hook;

import org.jspecify.annotations.NullMarked;
