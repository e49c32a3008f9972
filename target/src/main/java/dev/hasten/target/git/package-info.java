/**
 * Git repositories, read and written by JGit: the user's own, which is only ever read but for the
 * one branch that is handed over, and the private clone in which all work happens.
 */
@NullMarked
package dev.hasten.target.git;

import org.jspecify.annotations.NullMarked;
