package dev.hasten.judge;

import java.util.Optional;

/**
 * What the gates of behaviour say of a change.
 *
 * @param ruling of the gate that ended it; nothing where all were passed
 * @param rejection why; nothing where all were passed
 * @param evidence what that rests on
 */
public record Compared(Optional<Ruling> ruling, Optional<Rejection> rejection, Evidence evidence) {}
