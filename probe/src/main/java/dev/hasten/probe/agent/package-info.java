/**
 * The agent that watches calls of given methods inside the tests' JVM: it keeps some of them to be
 * replayed, or a digest of each to be compared with the other side.
 */
@NullMarked
package dev.hasten.probe.agent;

import org.jspecify.annotations.NullMarked;
