/** The loop from a target to a branch of accepted rewrites. */
@NullMarked
package dev.hasten.agent;

import org.jspecify.annotations.NullMarked;
