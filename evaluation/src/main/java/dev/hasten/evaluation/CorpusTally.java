package dev.hasten.evaluation;

import dev.hasten.evaluation.CorpusOutcome.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** Holds the verdicts on all rows against what they should be. */
final class CorpusTally {
  private static final double PASSING_TARGETS = 16.0 / 18;
  private static final double UNPROVEN_TARGETS = 2.0 / 18;

  private final List<CorpusOutcome> outcomes;
  private final List<String> misses = new ArrayList<>();

  CorpusTally(List<CorpusOutcome> outcomes) {
    this.outcomes = List.copyOf(outcomes);
  }

  /** Prints the figures and every miss; whether the goals are met. */
  boolean print() {
    List<CorpusOutcome> traps = of("trap");
    List<CorpusOutcome> targets = of("target");
    long rejected = count(traps, o -> o.kind() == Kind.REJECTED && o.hasCounterexample());
    if (rejected < traps.size()) {
      misses.add("a trap is not rejected with what shows it");
    }
    long judged = count(targets, o -> o.kind() != Kind.NOT_JUDGED);
    long unproven = count(targets, o -> o.kind() == Kind.NOT_PROVEN);
    if (unproven > UNPROVEN_TARGETS * targets.size()) {
      misses.add("too many targets are not proven");
    }
    long unshown = count(outcomes, o -> o.kind() == Kind.REJECTED && !o.hasCounterexample());
    if (unshown > 0) {
      misses.add("a rejection shows nothing");
    }
    long unclassed =
        count(
            outcomes,
            o ->
                o.strict().path("verdict").asText().equals("different")
                    && o.strict().path("difference").path("kind").asText("").isEmpty());
    if (unclassed > 0) {
      misses.add("a difference has no class");
    }
    long passing =
        count(
            targets,
            o ->
                o.kind() == Kind.PASSED
                    || o.loose().map(l -> CorpusOutcome.kind(l) == Kind.PASSED).orElse(false));
    if (passing < PASSING_TARGETS * targets.size()) {
      misses.add("too few targets pass with every loosening");
    }
    contradictions();
    misses.forEach(m -> System.out.println("MISSED: " + m));
    System.out.printf(
        Locale.ROOT,
        "%d of %d traps rejected and shown; of %d targets %d judged, %d passed as they are, %d with"
            + " every loosening, %d not proven; %d rejections show nothing%n",
        rejected,
        traps.size(),
        targets.size(),
        judged,
        count(targets, o -> o.kind() == Kind.PASSED),
        passing,
        unproven,
        unshown);
    return misses.isEmpty();
  }

  private void contradictions() {
    for (CorpusOutcome outcome : outcomes) {
      boolean known = !outcome.row().kind().isEmpty();
      if (!known && outcome.kind() == Kind.REJECTED) {
        System.out.println(
            "CONTRADICTS THE LABEL: "
                + outcome.row().id()
                + " is rejected, and no difference is known");
      } else if (known && outcome.kind() == Kind.PASSED) {
        System.out.println(
            "NOT FOUND: " + outcome.row().id() + " is known to differ: " + outcome.row().kind());
      }
    }
  }

  private List<CorpusOutcome> of(String role) {
    return outcomes.stream().filter(o -> o.row().role().equals(role)).toList();
  }

  private static long count(List<CorpusOutcome> outcomes, Predicate<CorpusOutcome> which) {
    return outcomes.stream().filter(which).count();
  }
}
