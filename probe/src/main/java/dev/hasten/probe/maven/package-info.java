/**
 * A listener inside the target's Maven that writes down what the build resolved: class paths,
 * folders and the configuration of the goals that compile and test.
 */
@NullMarked
package dev.hasten.probe.maven;

import org.jspecify.annotations.NullMarked;
