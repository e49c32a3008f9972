/** The commands that prove Hasten itself. */
@NullMarked
package dev.hasten.evaluation;

import org.jspecify.annotations.NullMarked;
