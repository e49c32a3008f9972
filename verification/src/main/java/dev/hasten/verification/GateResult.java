package dev.hasten.verification;

import dev.hasten.replay.Noticed;
import java.util.List;
import java.util.Optional;

/** What one gate said of a candidate. */
public sealed interface GateResult {
  /** Which gate. */
  Gate gate();

  /**
   * The candidate may go on.
   *
   * @param gate which gate
   * @param checked how much was really compared: inputs, calls, tests; never zero
   * @param notes what could not be compared, a sentence each
   */
  record Passed(Gate gate, long checked, List<String> notes) implements GateResult {
    public Passed {
      notes = List.copyOf(notes);
      if (checked <= 0) {
        throw new IllegalArgumentException("a gate that compared nothing has not passed");
      }
    }
  }

  /**
   * The gate can say nothing here; the candidate goes on and the report says so.
   *
   * @param gate which gate
   * @param reason why not
   */
  record Silent(Gate gate, String reason) implements GateResult {}

  /**
   * The candidate is rejected.
   *
   * @param gate which gate
   * @param reason a sentence that names the cause
   * @param evidence what shows it: a compiler message, a counterexample, a list of tests
   * @param difference what differs, where the two sides were compared
   * @param counterexample a program that shows it, where there is one
   */
  record Failed(
      Gate gate,
      String reason,
      String evidence,
      Optional<Noticed> difference,
      Optional<Counterexample> counterexample)
      implements GateResult {
    /** Without a difference of two answers. */
    public Failed(Gate gate, String reason, String evidence) {
      this(gate, reason, evidence, Optional.empty(), Optional.empty());
    }
  }
}
