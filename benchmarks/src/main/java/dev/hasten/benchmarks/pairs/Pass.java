package dev.hasten.benchmarks.pairs;

import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.decide.Look;
import java.util.List;
import java.util.Optional;

/**
 * One run of the sequential rule over fresh pairs, with every pair's values, so that another rule
 * can be tried on them later.
 *
 * @param seed seed from which the pairs' seeds were drawn
 * @param claim the band whose gain counted; nothing if any did
 * @param pairs all pairs in the order measured
 * @param look the rule's last word; nothing if too many pairs were void
 */
public record Pass(
    long seed, Optional<Band> claim, List<PairOutcome> pairs, Optional<Look.Done> look) {
  public Pass {
    pairs = List.copyOf(pairs);
  }

  /** The pairs that count. */
  public List<PairOutcome.Timed> timed() {
    return pairs.stream()
        .filter(PairOutcome.Timed.class::isInstance)
        .map(PairOutcome.Timed.class::cast)
        .toList();
  }

  /** The pairs that do not. */
  public List<PairOutcome.Void> voids() {
    return pairs.stream()
        .filter(PairOutcome.Void.class::isInstance)
        .map(PairOutcome.Void.class::cast)
        .toList();
  }
}
