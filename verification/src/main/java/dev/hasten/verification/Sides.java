package dev.hasten.verification;

import dev.hasten.replay.CallMaker;
import dev.hasten.replay.Input;
import dev.hasten.replay.Loosenings;
import dev.hasten.replay.Noticed;
import dev.hasten.replay.Observation;
import java.util.List;

/**
 * The answers of both sides to one input.
 *
 * @param open whether anyone may call the entry
 */
record Sides(Observation original, Observation candidate, boolean open) {
  /** Whether they differ in a way that counts. */
  boolean differ() {
    return original.comparable() && isTelling(candidate) && !original.sameAs(candidate);
  }

  /** Whether they differ in a way that counts and that nobody admits. */
  boolean differ(Input input, Loosenings loosenings) {
    return differ() && (loosenings.isStrict() || !loosenings.admit(differences(input)));
  }

  /** Who makes the call of an input. */
  static CallMaker maker(Input input, boolean open) {
    if (input.origin() == Input.Origin.CAPTURED) {
      return CallMaker.WORKLOAD;
    }
    return open ? CallMaker.ANYONE : CallMaker.PACKAGE;
  }

  /** In what they differ, the gravest first. */
  List<Noticed> differences(Input input) {
    return Observation.differences(original, candidate, maker(input, open));
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
      // One that is too large to look at in full is another than one that is not.
      case OBSERVED, UNUSABLE, TIMED_OUT, ENDED_JVM -> true;
      case NOT_REBUILT, NOT_RUN -> false;
    };
  }
}
