package dev.hasten.judge;

import dev.hasten.benchmarks.jmh.JmhBenchmark;
import dev.hasten.replay.Entry;
import dev.hasten.replay.EntryChoice;
import dev.hasten.replay.Loosenings;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.Side;
import dev.hasten.target.source.ChangedMethods;
import dev.hasten.target.test.Baseline;
import dev.hasten.target.test.TestId;
import dev.hasten.target.test.TestRun;
import dev.hasten.verification.Gate;
import dev.hasten.verification.GateResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A change on its way through the gates, with what they have found so far. */
final class Trial {
  private final Change change;
  private final Loosenings loosenings;
  private final List<GateResult.Passed> passed = new ArrayList<>();
  private final Map<Gate, Duration> took = new EnumMap<>(Gate.class);
  private final List<String> notes = new ArrayList<>();
  private final List<MethodTiming> timings = new ArrayList<>();
  private Duration waited = Duration.ZERO;
  private final Map<MethodRef, String> unobserved = new TreeMap<>();
  private final Map<Entry, GateResult> compared = new LinkedHashMap<>();
  private Optional<Compiled> compiled = Optional.empty();
  private List<EntryChoice.Found> entries = List.of();
  private Optional<JmhBenchmark> benchmark = Optional.empty();
  private Optional<Baseline> baseline = Optional.empty();
  private Optional<TestRun> run = Optional.empty();

  Trial(Change change, Loosenings loosenings) {
    this.change = change;
    this.loosenings = loosenings;
    if (!loosenings.isStrict()) {
      note("not minded, as asked: " + String.join(", ", loosenings.words()));
    }
  }

  /**
   * Both sides, compiled alike.
   *
   * @param module the module that holds the change
   * @param original the changed units as they were
   * @param candidate the changed units
   * @param methods what changed
   * @param ignoredFields per class, fields that one side alone has
   * @param unrestorable classes whose objects cannot be carried from one side to the other
   */
  record Compiled(
      Module module,
      Side original,
      Side candidate,
      ChangedMethods methods,
      Map<String, Set<String>> ignoredFields,
      Set<String> unrestorable) {
    /** Whether objects have fields that are not compared, so that they have to be asked. */
    boolean keepsStateOtherwise() {
      return unrestorable.stream().anyMatch(ignoredFields::containsKey);
    }
  }

  Change change() {
    return change;
  }

  Compiled compiled() {
    return compiled.orElseThrow();
  }

  void compiled(Compiled both) {
    compiled = Optional.of(both);
  }

  List<EntryChoice.Found> entries() {
    return entries;
  }

  void entries(List<EntryChoice.Found> found) {
    entries = List.copyOf(found);
  }

  /** Methods that the change touches and no entry shows, with the reasons. */
  Map<MethodRef, String> unobserved() {
    return unobserved;
  }

  void unobserved(Map<MethodRef, String> reasons) {
    unobserved.putAll(reasons);
  }

  void unobserved(MethodRef method, String reason) {
    unobserved.put(method, reason);
  }

  /** What replay said of one entry. */
  void compared(Entry entry, GateResult result) {
    compared.put(entry, result);
  }

  List<String> notes() {
    return notes;
  }

  /** The tests that reach any of the entries. */
  Set<TestId> tests() {
    Set<TestId> tests = new LinkedHashSet<>();
    entries.forEach(e -> tests.addAll(e.captures().tests()));
    return tests;
  }

  /** The tests that reach the entries ran on both sides. */
  void ran(Baseline original, TestRun candidate) {
    baseline = Optional.of(original);
    run = Optional.of(candidate);
  }

  Baseline baseline() {
    return baseline.orElseThrow();
  }

  TestRun run() {
    return run.orElseThrow();
  }

  List<MethodTiming> timings() {
    return timings;
  }

  void timing(MethodTiming timing) {
    timings.add(timing);
  }

  void benchmark(JmhBenchmark exported) {
    benchmark = Optional.of(exported);
  }

  void passed(GateResult.Passed gate) {
    passed.add(gate);
  }

  void took(Gate gate, Duration time) {
    took.merge(gate, time, Duration::plus);
  }

  void waited(Duration time) {
    waited = waited.plus(time);
  }

  void note(String note) {
    notes.add(note);
  }

  Evidence evidence() {
    return new Evidence(
        passed,
        compared,
        unobserved,
        loosenings,
        timings,
        benchmark,
        compiled.map(c -> c.candidate().overlay()),
        took,
        waited,
        notes);
  }

  Verdict rejected(Ruling ruling, Rejection rejection) {
    return new Verdict(ruling, Optional.of(rejection), evidence());
  }

  Verdict proved() {
    return new Verdict(Ruling.FASTER, Optional.empty(), evidence());
  }
}
