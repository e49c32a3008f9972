/**
 * Makes a target of what the user names: a private clone, built once so that everything a later
 * offline build needs is there, with its modules, class paths and JDK; start at {@link
 * dev.hasten.target.open.TargetOpener}.
 */
@NullMarked
package dev.hasten.target.open;

import org.jspecify.annotations.NullMarked;
