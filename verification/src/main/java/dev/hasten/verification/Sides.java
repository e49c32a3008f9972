package dev.hasten.verification;

import dev.hasten.replay.Observation;

/** The answers of both sides to one input. */
record Sides(Observation original, Observation candidate) {
  /** Whether they differ in a way that counts. */
  boolean differ() {
    return original.comparable() && isTelling(candidate) && !original.sameAs(candidate);
  }

  /** The kind of difference, equal for differences of one kind. */
  String kind() {
    return Observation.kindOfDifference(original, candidate);
  }

  /**
   * Whether an answer says anything beside an original that was observed in full: a call that never
   * comes back, or takes its JVM with it, says much.
   */
  static boolean isTelling(Observation answer) {
    return switch (answer.ending()) {
      case OBSERVED -> answer.comparable();
      case TIMED_OUT, ENDED_JVM -> true;
      case NOT_REBUILT, NOT_RUN -> false;
    };
  }
}
