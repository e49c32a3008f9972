package dev.hasten.judge;

import dev.hasten.replay.Noticed;
import dev.hasten.verification.Gate;
import java.util.Optional;

/**
 * Why a candidate was not accepted.
 *
 * @param gate the gate that it failed
 * @param reason a sentence that names the cause
 * @param evidence what shows it: a compiler message, a counterexample, a list of tests, figures;
 *     may be empty
 * @param difference what differs, where the two sides were compared
 */
public record Rejection(Gate gate, String reason, String evidence, Optional<Noticed> difference) {}
