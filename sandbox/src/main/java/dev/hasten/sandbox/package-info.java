/**
 * Runs a command confined: no network, no secrets, no writes but where it was told; start at {@link
 * dev.hasten.sandbox.Sandbox}.
 */
@NullMarked
package dev.hasten.sandbox;

import org.jspecify.annotations.NullMarked;
