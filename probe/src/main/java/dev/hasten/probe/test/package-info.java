/** Runs the tests of a module inside the box and tells the host what became of each. */
@NullMarked
package dev.hasten.probe.test;

import org.jspecify.annotations.NullMarked;
