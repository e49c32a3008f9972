package dev.hasten.judge;

import dev.hasten.benchmarks.pairs.Timing;
import dev.hasten.verification.Gate;
import java.util.Optional;

/**
 * What the judge says of a change.
 *
 * @param ruling in a word
 * @param rejection why it is not accepted; nothing where it is
 * @param evidence what that rests on
 */
public record Verdict(Ruling ruling, Optional<Rejection> rejection, Evidence evidence) {
  public Verdict {
    boolean faster = ruling == Ruling.FASTER;
    boolean tooSmall = rejection.filter(r -> r.gate() == Gate.WORTH).isPresent();
    if (faster != (rejection.isEmpty() || tooSmall)) {
      throw new IllegalArgumentException(
          "only what is faster is accepted, or rejected for being too little: " + ruling);
    }
  }

  /** Whether it was proved to behave the same and to be faster. */
  public boolean isProved() {
    return rejection.isEmpty();
  }

  /** The timing that the verdict speaks of, where there is one. */
  public Optional<Timing> timing() {
    return evidence.timings().stream().map(MethodTiming::timing).findFirst();
  }

  /** One sentence for people. */
  public String sentence() {
    return rejection
        .map(r -> ruling.word() + " (" + r.gate().word() + "): " + r.reason())
        .orElseGet(() -> timing().map(Timing::sentence).orElse(ruling.word()));
  }
}
