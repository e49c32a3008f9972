package dev.hasten.judge;

import dev.hasten.replay.Noticed;
import dev.hasten.verification.Counterexample;
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
 * @param counterexample a program that shows it, where there is one
 */
public record Rejection(
    Gate gate,
    String reason,
    String evidence,
    Optional<Noticed> difference,
    Optional<Counterexample> counterexample) {
  /** Without a program that shows it. */
  public Rejection(Gate gate, String reason, String evidence) {
    this(gate, reason, evidence, Optional.empty(), Optional.empty());
  }
}
