package dev.hasten.judge;

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
 * @param counterexample a program that shows it, where there is one
 */
public record Rejection(
    Gate gate, String reason, String evidence, Optional<Counterexample> counterexample) {
  /** Without a program that shows it. */
  public Rejection(Gate gate, String reason, String evidence) {
    this(gate, reason, evidence, Optional.empty());
  }
}
