/**
 * The target's sources, matched to its class files; start at {@link
 * dev.hasten.target.source.Sources}.
 */
@NullMarked
package dev.hasten.target.source;

import org.jspecify.annotations.NullMarked;
