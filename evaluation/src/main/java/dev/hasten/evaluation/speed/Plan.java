package dev.hasten.evaluation.speed;

/**
 * How many rounds of work each side does so that one is faster by a given ratio.
 *
 * @param call time of a call without planted work, nanoseconds
 * @param round time of one round of work, nanoseconds
 */
record Plan(double call, double round) {
  /** Part of a call's own time that the original is given as work, so that some can be taken. */
  private static final double BASE = .35;

  Plan {
    if (!(call > 0) || !(round > 0)) {
      throw new IllegalArgumentException("times " + call + ", " + round);
    }
  }

  /** Rounds of the original. */
  long base() {
    return Math.round(BASE * call / round);
  }

  /**
   * Rounds of a candidate.
   *
   * @param ratio the original's time over the candidate's, such as 1.03
   */
  long rounds(double ratio) {
    return Math.max(0, Math.round((time(base()) / ratio - call) / round));
  }

  /** The log ratio that whole rounds come to. */
  double effect(double ratio) {
    return Math.log(time(base()) / time(rounds(ratio)));
  }

  private double time(long rounds) {
    return call + rounds * round;
  }
}
