package dev.hasten.verification;

import dev.hasten.replay.Comparison;
import dev.hasten.replay.InSitu;
import dev.hasten.replay.Loosenings;
import dev.hasten.replay.Noticed;
import dev.hasten.replay.Observation;
import dev.hasten.replay.Streams;
import dev.hasten.target.test.TestRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Compares what the workload's own calls showed on both sides. */
public final class InSituGate {
  private InSituGate() {}

  /**
   * Compares three runs of the same tests.
   *
   * @param original a run of the original
   * @param again another, perturbed
   * @param candidate a run of the candidate
   * @param requests how to run a test of each side again, to show a difference whole
   * @param loosenings which differences do not count
   */
  public static GateResult check(
      InSitu inSitu,
      InSitu.Scope scope,
      Streams original,
      Streams again,
      Streams candidate,
      Requests requests,
      Loosenings loosenings) {
    Comparison comparison = InSitu.compare(original, again, candidate, loosenings);
    if (comparison instanceof Comparison.Same same) {
      List<String> notes = new ArrayList<>();
      if (same.calls() < same.made()) {
        notes.add("of " + same.made() + " calls made " + same.calls() + " were compared");
      }
      if (same.unobserved() > 0) {
        notes.add(same.unobserved() + " were only counted, since a test made so many");
      }
      if (same.maskedCalls() > 0) {
        notes.add(same.maskedCalls() + " were masked: the original is not repeatable there");
      }
      if (same.partial() > 0) {
        notes.add(same.partial() + " results are lazy and were compared without being used up");
      }
      if (same.admitted() > 0) {
        notes.add(same.admitted() + " calls differ in what a loosening admits");
      }
      if (same.cut() > 0) {
        notes.add(same.cut() + " observations were cut at their largest size");
      }
      return new GateResult.Passed(Gate.IN_SITU, same.calls(), notes);
    }
    if (comparison instanceof Comparison.Different different) {
      Comparison.Different whole =
          inSitu.explain(scope, requests.original(), requests.candidate(), different);
      List<Noticed> differences = whole.differences();
      if (loosenings.admit(differences)) {
        return new GateResult.Silent(
            Gate.IN_SITU,
            "calls differ in what a loosening admits, and too many to look at each: "
                + differences.get(0).what());
      }
      Optional<Noticed> gravest =
          differences.isEmpty() ? Optional.empty() : Optional.of(loosenings.gravest(differences));
      return new GateResult.Failed(
          Gate.IN_SITU,
          "a call of " + whole.entry() + " shows something else: " + whole.what(),
          "in "
              + whole.stream()
              + ", call "
              + whole.call()
              + "\nthe original:  "
              + Observation.render(whole.original())
              + "\nthe candidate: "
              + Observation.render(whole.candidate())
              + gravest
                  .map(
                      d ->
                          "\nclass of difference: " + d.kind().word() + ". " + Loosenings.remedy(d))
                  .orElse(""),
          gravest,
          Optional.empty());
    }
    Comparison.NotComparable not = (Comparison.NotComparable) comparison;
    return new GateResult.Silent(Gate.IN_SITU, not.reason());
  }

  /** How to run the tests again on each side. */
  public record Requests(TestRequest original, TestRequest candidate) {}
}
