package dev.hasten.agent;

import dev.hasten.agent.report.VerifyReport.DifferencePart;
import dev.hasten.agent.report.VerifyReport.GatePart;
import dev.hasten.agent.report.VerifyReport.MethodPart;
import dev.hasten.benchmarks.pairs.Timing;
import dev.hasten.judge.Evidence;
import dev.hasten.judge.MethodTiming;
import dev.hasten.judge.Rejection;
import dev.hasten.judge.Verdict;
import dev.hasten.replay.Entry;
import dev.hasten.replay.Loosenings;
import dev.hasten.verification.Gate;
import dev.hasten.verification.GateResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A verdict taken apart by gates and by methods. */
final class VerdictParts {
  private VerdictParts() {}

  static Optional<DifferencePart> difference(Verdict verdict) {
    return verdict
        .rejection()
        .flatMap(Rejection::difference)
        .map(d -> new DifferencePart(d.kind().word(), d.what(), Loosenings.remedy(d)));
  }

  /** The gates in the order in which they were passed, the one that ended it last. */
  static List<GatePart> gates(Verdict verdict) {
    List<GatePart> parts = new ArrayList<>();
    verdict.evidence().gates().forEach(g -> parts.add(part(g)));
    verdict
        .rejection()
        .ifPresent(r -> parts.add(new GatePart(r.gate().word(), "failed", 0, List.of(r.reason()))));
    return parts;
  }

  /** Every method that the change touches, as far as it was looked at. */
  static List<MethodPart> methods(Verdict verdict) {
    Evidence evidence = verdict.evidence();
    List<MethodPart> parts = new ArrayList<>();
    Set<String> timed = new TreeSet<>();
    evidence
        .compared()
        .forEach(
            (entry, result) -> {
              Optional<MethodTiming> timing = timing(evidence, entry);
              timing.ifPresent(t -> timed.add(entry.toString()));
              parts.add(part(entry, List.of(part(result)), counterexample(result), timing));
            });
    for (MethodTiming timing : evidence.timings()) {
      if (!timed.contains(timing.entry().toString())) {
        parts.add(part(timing.entry(), List.of(), Optional.empty(), Optional.of(timing)));
      }
    }
    evidence
        .unobserved()
        .forEach(
            (method, reason) ->
                parts.add(
                    new MethodPart(
                        method.toString(),
                        Optional.empty(),
                        List.of(new GatePart(Gate.ENTRY.word(), "nothing", 0, List.of(reason))),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty())));
    return parts;
  }

  private static Optional<MethodTiming> timing(Evidence evidence, Entry entry) {
    return evidence.timings().stream().filter(t -> t.entry().equals(entry)).findFirst();
  }

  private static MethodPart part(
      Entry entry,
      List<GatePart> gates,
      Optional<String> counterexample,
      Optional<MethodTiming> timing) {
    Optional<Timing> timed = timing.map(MethodTiming::timing);
    return new MethodPart(
        entry.hotspot().toString(),
        Optional.of(entry.method().toString()),
        gates,
        counterexample,
        timed.map(t -> t.decision().word()),
        timed.map(TimingParts::speeds).orElse(List.of()),
        timed.flatMap(TimingParts::launches),
        timed.flatMap(TimingParts::growth));
  }

  private static Optional<String> counterexample(GateResult result) {
    return result instanceof GateResult.Failed failed && failed.difference().isPresent()
        ? Optional.of(failed.evidence())
        : Optional.empty();
  }

  private static GatePart part(GateResult result) {
    String gate = result.gate().word();
    if (result instanceof GateResult.Passed passed) {
      return new GatePart(gate, "passed", passed.checked(), passed.notes());
    } else if (result instanceof GateResult.Failed failed) {
      return new GatePart(gate, "failed", 0, List.of(failed.reason()));
    }
    return new GatePart(gate, "nothing", 0, List.of(((GateResult.Silent) result).reason()));
  }
}
