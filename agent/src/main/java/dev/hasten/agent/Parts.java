package dev.hasten.agent;

import dev.hasten.agent.report.RunReport.CounterexamplePart;
import dev.hasten.agent.report.RunReport.ExclusionPart;
import dev.hasten.agent.report.RunReport.HotspotPart;
import dev.hasten.agent.report.RunReport.IntervalPart;
import dev.hasten.agent.report.RunReport.ProposalPart;
import dev.hasten.agent.report.RunReport.StagePart;
import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.decide.Estimate;
import dev.hasten.benchmarks.pairs.Timing;
import dev.hasten.judge.Evidence;
import dev.hasten.judge.Rejection;
import dev.hasten.judge.Verdict;
import dev.hasten.profiling.Dimension;
import dev.hasten.profiling.Hotspot;
import dev.hasten.profiling.hotspot.Exclusion;
import dev.hasten.verification.GateResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the stages found, as the parts of a report. */
final class Parts {
  private Parts() {}

  static HotspotPart hotspot(Hotspot hotspot) {
    return new HotspotPart(
        hotspot.method().toString(),
        100 * hotspot.share(Dimension.CPU).self(),
        100 * hotspot.share(Dimension.CPU).total(),
        100 * hotspot.share(Dimension.ALLOCATION).self(),
        hotspot.ceiling(),
        Optional.empty(),
        "");
  }

  static ExclusionPart exclusion(Exclusion exclusion) {
    return new ExclusionPart(
        exclusion.method().toString(), 100 * exclusion.cpu(), exclusion.reason().sentence());
  }

  static ProposalPart proposal(
      Proposal proposal,
      String method,
      String diff,
      Verdict verdict,
      Optional<Rejection> rejection,
      List<String> more) {
    Evidence evidence = verdict.evidence();
    List<String> checks = new ArrayList<>(checks(evidence));
    checks.addAll(evidence.notes());
    checks.addAll(more);
    Optional<Timing> timing = verdict.timing();
    Optional<Estimate> estimate = timing.flatMap(Timing::estimate);
    return new ProposalPart(
        proposal.id(),
        method,
        proposal.origin(),
        proposal.mechanism(),
        proposal.hazards(),
        verdict.ruling().word(),
        rejection.map(r -> r.gate().word()),
        rejection.map(Rejection::reason).orElse(verdict.sentence()),
        rejection.map(Rejection::evidence).orElse(""),
        estimate.map(Estimate::ratio),
        estimate.map(e -> new IntervalPart(e.low(), e.high())),
        estimate.map(Estimate::confidence),
        timing.flatMap(Timing::band).map(Band::word),
        evidence.timings().stream().flatMap(t -> TimingParts.speeds(t.timing()).stream()).toList(),
        timing.flatMap(TimingParts::launches),
        timing.flatMap(TimingParts::growth),
        checks,
        seconds(evidence),
        diff,
        Optional.empty(),
        evidence.benchmark().map(b -> b.readme()),
        rejection.flatMap(Parts::counterexample));
  }

  static Optional<CounterexamplePart> counterexample(Rejection rejection) {
    return rejection
        .counterexample()
        .map(
            c ->
                new CounterexamplePart(
                    c.className(), c.source(), c.original(), c.candidate(), c.command()));
  }

  static List<StagePart> seconds(Evidence evidence) {
    return evidence.took().entrySet().stream()
        .map(e -> new StagePart(e.getKey().word(), e.getValue().toMillis() / 1000.0, 1))
        .toList();
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  static List<String> checks(Evidence evidence) {
    List<String> checks = new ArrayList<>();
    for (GateResult.Passed gate : evidence.gates()) {
      String what =
          switch (gate.gate()) {
            case POLICY ->
                count(gate.checked(), "file") + " within what a rewrite may touch and use";
            case COMPILE -> "compiled on the target's own JDK and level";
            case API -> "what other code can see is still there";
            case SERIAL -> "what the original serialised can be read";
            case THREADS ->
                count(gate.checked(), "call") + " from several threads at once: as one by one";
            case REPLAY ->
                count(gate.checked(), "input") + " gave the same observations on both sides";
            case IN_SITU ->
                count(gate.checked(), "call") + " of the tests gave the same observations";
            case TESTS -> count(gate.checked(), "test") + " that reach it: as before";
            case MEASUREMENT -> count(gate.checked(), "pair") + " of JVM launches timed";
            case JMH -> count(gate.checked(), "pair") + " of forks of the exported benchmark agree";
            case SUITE, DUPLICATE, ENTRY, WORTH -> gate.gate().word();
          };
      checks.add(
          what + (gate.notes().isEmpty() ? "" : " (" + String.join("; ", gate.notes()) + ")"));
    }
    return checks;
  }
}
