/** The goals of the Maven plugin. */
@NullMarked
package dev.hasten.maven;

import org.jspecify.annotations.NullMarked;
