/**
 * The repository that Hasten was pointed at: its modules, class paths, JDK and how to build it;
 * start at {@link dev.hasten.target.Target}.
 */
@NullMarked
package dev.hasten.target;

import org.jspecify.annotations.NullMarked;
