package dev.hasten.judge;

import dev.hasten.benchmarks.decide.Decision;
import dev.hasten.verification.Gate;
import dev.hasten.verification.GateResult;

/** The end of a trial before its time: a ruling with its reason. */
record Ruled(Ruling ruling, Rejection rejection) {
  static Ruled because(Ruling ruling, Gate gate, String reason, String evidence) {
    return new Ruled(ruling, new Rejection(gate, reason, evidence));
  }

  /** The ruling that a failed gate means. */
  static Ruled of(GateResult.Failed failed) {
    Ruling ruling =
        switch (failed.gate()) {
          case DUPLICATE -> Ruling.SAME;
          case POLICY, COMPILE, API, SERIAL, TESTS, SUITE -> Ruling.BROKEN;
          case IN_SITU, REPLAY, THREADS -> Ruling.DIFFERENT;
          case ENTRY, MEASUREMENT, JMH, WORTH -> Ruling.CANNOT_TELL;
        };
    return new Ruled(
        ruling,
        new Rejection(
            failed.gate(),
            failed.reason(),
            failed.evidence(),
            failed.difference(),
            failed.counterexample()));
  }

  static Ruling of(Decision decision) {
    return switch (decision) {
      case FASTER -> Ruling.FASTER;
      case SLOWER -> Ruling.SLOWER;
      case SAME -> Ruling.SAME;
      case TRADE_OFF -> Ruling.TRADE_OFF;
      case CANNOT_TELL -> Ruling.CANNOT_TELL;
    };
  }
}
