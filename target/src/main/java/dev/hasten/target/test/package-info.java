/** Runs the target's tests confined and tells what became of each. */
@NullMarked
package dev.hasten.target.test;

import org.jspecify.annotations.NullMarked;
