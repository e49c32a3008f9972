package dev.hasten.verification;

import dev.hasten.replay.DifferenceKind;
import dev.hasten.replay.Input;
import dev.hasten.replay.Loosenings;
import dev.hasten.replay.Noticed;
import dev.hasten.replay.Observation;
import dev.hasten.replay.Session;
import dev.hasten.verification.Oracle.Asked;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the oracle's inputs to the candidate and compares the answers, outside of both. */
public final class ReplayGate {
  private static final Duration PER_INPUT = Duration.ofSeconds(8);
  private static final int CHUNK = 48;
  private static final int MOST_WRITTEN = 4;

  /** How long to look for a difference that a program shows, once there is another. */
  private static final Duration SHOWING = Duration.ofSeconds(10);

  private final Oracle oracle;
  private final Spare originals;
  private final Spare candidates;
  private final Loosenings loosenings;
  private final Map<DifferenceKind, Integer> admitted = new EnumMap<>(DifferenceKind.class);
  private final Map<String, Integer> skipped = new LinkedHashMap<>();
  private long compared;
  private long blind;

  private ReplayGate(Oracle oracle, Spare candidates, Loosenings loosenings) {
    this.oracle = oracle;
    this.originals = oracle.spare();
    this.candidates = candidates;
    this.loosenings = loosenings;
  }

  /** Compares on every input of the oracle, and everything that a caller could notice counts. */
  public static GateResult check(Oracle oracle, Session.Request candidate) {
    return check(oracle, candidate, Loosenings.none());
  }

  /**
   * Compares on every input of the oracle.
   *
   * @param candidate how a JVM of the candidate is started; each is used once
   * @param loosenings which differences do not count
   * @throws dev.hasten.replay.SessionException if a JVM cannot be started
   */
  public static GateResult check(Oracle oracle, Session.Request candidate, Loosenings loosenings) {
    try (Spare candidates = new Spare(candidate)) {
      return new ReplayGate(oracle, candidates, loosenings).check();
    }
  }

  private GateResult check() {
    List<Asked> asked = oracle.asked();
    List<String> notes = new ArrayList<>();
    Optional<GateResult.Failed> unshown = Optional.empty();
    Instant end = Instant.MAX;
    try (Session session = candidates.take()) {
      candidates.prepare();
      for (int from = 0; from < asked.size() && Instant.now().isBefore(end); from += CHUNK) {
        List<Asked> chunk = asked.subList(from, Math.min(from + CHUNK, asked.size()));
        List<Observation> answers = session.observe(inputs(chunk), PER_INPUT);
        List<Asked> differing = differing(chunk, answers);
        Optional<GateResult.Failed> settled = settle(differing, from, notes);
        if (settled.isPresent() && settled.get().counterexample().isPresent()) {
          return settled.get();
        } else if (settled.isPresent() && unshown.isEmpty()) {
          unshown = settled;
          end = Instant.now().plus(SHOWING);
        }
      }
    }
    if (unshown.isPresent()) {
      return unshown.get();
    }
    oracle.leftOut().forEach((why, count) -> notes.add(count + " inputs left out: " + why));
    skipped.forEach((why, count) -> notes.add(count + " inputs not compared: " + why));
    admitted.forEach(
        (kind, count) ->
            notes.add(count + " inputs differ in what a loosening admits: " + kind.word()));
    long left = skipped.values().stream().mapToLong(Integer::longValue).sum();
    if (compared > 0 && left > compared) {
      return new GateResult.Failed(
          Gate.ENTRY,
          "of " + (left + compared) + " inputs " + left + " could not be compared",
          String.join("\n", notes));
    }
    if (blind == compared && compared > 0) {
      return new GateResult.Failed(
          Gate.ENTRY,
          "what it returns is code, and nothing else was there to compare",
          String.join("\n", notes));
    }
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
        blind += answer.isBlind() ? 1 : 0;
        Asked asked = chunk.get(i);
        if (!asked.answer().sameAs(answer) && !isAdmitted(asked.input(), asked.answer(), answer)) {
          differing.add(asked);
        }
      } else {
        skipped.merge(answer.skipped(), 1, Integer::sum);
      }
    }
    return differing;
  }

  private boolean isAdmitted(Input input, Observation before, Observation after) {
    if (loosenings.isStrict()) {
      return false;
    }
    List<Noticed> differences =
        Observation.differences(before, after, Sides.maker(input, oracle.isOpen()));
    boolean all = loosenings.admit(differences);
    if (all) {
      differences.forEach(d -> admitted.merge(d.kind(), 1, Integer::sum));
    }
    return all;
  }

  /**
   * A difference counts once it shows again in fresh JVMs, alone or behind the inputs before it.
   */
  private Optional<GateResult.Failed> settle(List<Asked> differing, int from, List<String> notes) {
    List<Asked> bySize = new ArrayList<>(differing);
    // A call that returns says more to a reader than one that fails either way.
    bySize.sort(
        Comparator.comparing((Asked a) -> a.answer().threw())
            .thenComparingLong(a -> a.input().size()));
    Showing showing = new Showing(oracle.session(), loosenings);
    Optional<GateResult.Failed> shown = Optional.empty();
    int written = 0;
    for (Asked suspect : bySize) {
      Optional<GateResult.Failed> failed = alone(suspect.input(), showing);
      if (failed.isPresent()) {
        if (failed.get().counterexample().isPresent()) {
          return failed;
        }
        shown = shown.or(() -> failed);
        if (++written == MOST_WRITTEN) {
          return shown;
        }
      }
    }
    if (shown.isPresent() || differing.isEmpty()) {
      return shown;
    }
    Asked first = differing.get(0);
    List<Input> prefix = inputs(oracle.asked().subList(0, oracle.asked().indexOf(first) + 1));
    Sides behind = behind(prefix);
    if (behind.differ(first.input(), loosenings)) {
      String order = "It shows only behind the " + (prefix.size() - 1) + " calls before it.";
      return Optional.of(showing.plain(first.input(), behind, order));
    }
    compared -= differing.size();
    notes.add(
        differing.size()
            + " inputs behind number "
            + from
            + " differed once and not again in fresh JVMs; they are not counted");
    return Optional.empty();
  }

  /** The failure that an input shows as the first call of fresh JVMs, if it does. */
  private Optional<GateResult.Failed> alone(Input input, Showing showing) {
    originals.prepare();
    try (Session two = candidates.take();
        Session one = originals.take()) {
      // For the next suspect, or the next candidate.
      originals.prepare();
      Sides sides =
          new Sides(
              one.observe(List.of(input), PER_INPUT).get(0),
              two.observe(List.of(input), PER_INPUT).get(0),
              oracle.isOpen());
      return sides.differ(input, loosenings)
          ? Optional.of(showing.of(input, sides, one, two))
          : Optional.empty();
    }
  }

  /** The answers of both sides to the last of some inputs, in a fresh JVM each. */
  private Sides behind(List<Input> inputs) {
    try (Session two = candidates.take();
        Session one = originals.take()) {
      List<Observation> left = one.observe(inputs, PER_INPUT);
      List<Observation> right = two.observe(inputs, PER_INPUT);
      return new Sides(left.get(left.size() - 1), right.get(right.size() - 1), oracle.isOpen());
    }
  }

  private static List<Input> inputs(List<Asked> asked) {
    return asked.stream().map(Asked::input).toList();
  }
}
