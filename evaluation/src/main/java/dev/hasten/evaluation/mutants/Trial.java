package dev.hasten.evaluation.mutants;

import dev.hasten.evaluation.change.Mutation;
import java.util.Map;

/**
 * What became of one changed method.
 *
 * @param library the target's name
 * @param method which method
 * @param change its {@link Mutation#id()}
 * @param operator which kind of change
 * @param outcome what the gates did
 * @param gate the gate that ended it; empty where none did
 * @param reason what that gate said
 * @param evidence what shows it
 * @param seconds from the change's text to the end of the gates
 * @param took seconds by gate
 * @param compared inputs and calls that the gates compared
 */
record Trial(
    String library,
    String method,
    String change,
    String operator,
    Outcome outcome,
    String gate,
    String reason,
    String evidence,
    double seconds,
    Map<String, Double> took,
    long compared) {
  Trial {
    took = Map.copyOf(took);
  }

  /** What the gates did with a change. */
  enum Outcome {
    /** It is no program. */
    NOT_COMPILED,
    /** Its byte code is the original's, or that of a change which was judged before. */
    SAME_CODE,
    /** A gate told it from the original. */
    REJECTED,
    /** The gates could not look at it. */
    NOT_OBSERVED,
    /** It passed them all. */
    SURVIVED
  }
}
