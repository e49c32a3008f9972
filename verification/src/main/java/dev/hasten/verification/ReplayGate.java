package dev.hasten.verification;

import dev.hasten.replay.Input;
import dev.hasten.replay.Observation;
import dev.hasten.replay.Session;
import dev.hasten.verification.Oracle.Asked;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the oracle's inputs to the candidate and compares the answers, outside of both. */
public final class ReplayGate {
  private static final Duration PER_INPUT = Duration.ofSeconds(8);
  private static final int CHUNK = 48;

  /** Of so many differing inputs at most it is tried to write one as a program. */
  private static final int MOST_WRITTEN = 4;

  private final Oracle oracle;
  private final Session.Request original;
  private final Session.Request candidate;
  private final Map<String, Integer> skipped = new LinkedHashMap<>();
  private long compared;

  private ReplayGate(Oracle oracle, Session.Request original, Session.Request candidate) {
    this.oracle = oracle;
    this.original = original;
    this.candidate = candidate;
  }

  /**
   * Compares on every input of the oracle.
   *
   * @param original how a JVM of the original is started
   * @param candidate the same for the candidate; the JVM is used once
   * @throws dev.hasten.replay.SessionException if a JVM cannot be started
   */
  public static GateResult check(
      Oracle oracle, Session.Request original, Session.Request candidate) {
    return new ReplayGate(oracle, original, candidate).check();
  }

  private GateResult check() {
    List<Asked> asked = oracle.asked();
    List<String> notes = new ArrayList<>();
    try (Session session = Session.start(candidate)) {
      for (int from = 0; from < asked.size(); from += CHUNK) {
        List<Asked> chunk = asked.subList(from, Math.min(from + CHUNK, asked.size()));
        List<Observation> answers = session.observe(inputs(chunk), PER_INPUT);
        List<Asked> differing = differing(chunk, answers);
        Optional<GateResult> settled = settle(differing, from, notes);
        if (settled.isPresent()) {
          return settled.get();
        }
      }
    }
    oracle.leftOut().forEach((why, count) -> notes.add(count + " inputs left out: " + why));
    skipped.forEach((why, count) -> notes.add(count + " inputs not compared: " + why));
    return compared == 0
        ? new GateResult.Failed(
            Gate.ENTRY, "no input could be compared on both sides", String.join("\n", notes))
        : new GateResult.Passed(Gate.REPLAY, compared, notes);
  }

  private List<Asked> differing(List<Asked> chunk, List<Observation> answers) {
    List<Asked> differing = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      Observation answer = answers.get(i);
      if (Sides.isTelling(answer)) {
        compared++;
        if (!chunk.get(i).answer().sameAs(answer)) {
          differing.add(chunk.get(i));
        }
      } else {
        skipped.merge(answer.skipped(), 1, Integer::sum);
      }
    }
    return differing;
  }

  /**
   * A difference counts once it shows again in fresh JVMs, alone or behind the inputs before it.
   */
  private Optional<GateResult> settle(List<Asked> differing, int from, List<String> notes) {
    List<Asked> bySize = new ArrayList<>(differing);
    // A call that returns says more to a reader than one that fails either way.
    bySize.sort(
        Comparator.comparing((Asked a) -> a.answer().threw())
            .thenComparingLong(a -> a.input().size()));
    Showing showing = new Showing(oracle.session(), original, candidate);
    Optional<GateResult> shown = Optional.empty();
    int written = 0;
    for (Asked suspect : bySize) {
      Optional<Sides> alone = fresh(List.of(suspect.input()));
      if (alone.isPresent() && alone.get().differ()) {
        GateResult.Failed failed = showing.of(suspect.input(), alone.get());
        if (failed.counterexample().isPresent() || ++written == MOST_WRITTEN) {
          return Optional.of(
              shown.isPresent() && failed.counterexample().isEmpty() ? shown.get() : failed);
        }
        shown = shown.isPresent() ? shown : Optional.of(failed);
      }
    }
    if (shown.isPresent() || differing.isEmpty()) {
      return shown;
    }
    Asked first = differing.get(0);
    List<Input> prefix = inputs(oracle.asked().subList(0, oracle.asked().indexOf(first) + 1));
    Optional<Sides> behind = fresh(prefix);
    if (behind.isPresent() && behind.get().differ()) {
      String order = "It shows only behind the " + (prefix.size() - 1) + " calls before it.";
      return Optional.of(showing.plain(first.input(), behind.get(), order));
    }
    compared -= differing.size();
    notes.add(
        differing.size()
            + " inputs behind number "
            + from
            + " differed once and not again in fresh JVMs; they are not counted");
    return Optional.empty();
  }

  /** The answers of both sides to the last of some inputs, in a fresh JVM each. */
  private Optional<Sides> fresh(List<Input> inputs) {
    try (Session one = Session.start(original);
        Session two = Session.start(candidate)) {
      List<Observation> left = one.observe(inputs, PER_INPUT);
      List<Observation> right = two.observe(inputs, PER_INPUT);
      return Optional.of(new Sides(left.get(left.size() - 1), right.get(right.size() - 1)));
    }
  }

  private static List<Input> inputs(List<Asked> asked) {
    return asked.stream().map(Asked::input).toList();
  }
}
