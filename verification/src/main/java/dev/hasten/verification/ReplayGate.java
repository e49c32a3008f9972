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
  private static final Duration SHRINKING = Duration.ofMillis(1500);
  private static final int VARIANTS = 40;

  private final Oracle oracle;
  private final Session.Request original;
  private final Session.Request candidate;
  private final Loosenings loosenings;
  private final Map<DifferenceKind, Integer> admitted = new EnumMap<>(DifferenceKind.class);
  private final Map<String, Integer> skipped = new LinkedHashMap<>();
  private long compared;
  private long blind;

  private ReplayGate(
      Oracle oracle, Session.Request original, Session.Request candidate, Loosenings loosenings) {
    this.oracle = oracle;
    this.original = original;
    this.candidate = candidate;
    this.loosenings = loosenings;
  }

  /** Compares on every input of the oracle, and everything that a caller could notice counts. */
  public static GateResult check(
      Oracle oracle, Session.Request original, Session.Request candidate) {
    return check(oracle, original, candidate, Loosenings.none());
  }

  /**
   * Compares on every input of the oracle.
   *
   * @param original how a JVM of the original is started
   * @param candidate the same for the candidate; the JVM is used once
   * @param loosenings which differences do not count
   * @throws dev.hasten.replay.SessionException if a JVM cannot be started
   */
  public static GateResult check(
      Oracle oracle, Session.Request original, Session.Request candidate, Loosenings loosenings) {
    return new ReplayGate(oracle, original, candidate, loosenings).check();
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
      if (isTelling(answer)) {
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
    List<Noticed> differences = Observation.differences(before, after, isRecorded(input));
    boolean all = loosenings.admit(differences);
    if (all) {
      differences.forEach(d -> admitted.merge(d.kind(), 1, Integer::sum));
    }
    return all;
  }

  private static boolean isRecorded(Input input) {
    return input.origin() == Input.Origin.CAPTURED;
  }

  /**
   * Whether an answer says anything beside an original that was observed in full: a call that never
   * comes back, or takes its JVM with it, says much.
   */
  private static boolean isTelling(Observation answer) {
    return switch (answer.ending()) {
      // One that is too large to look at in full is another than one that is not.
      case OBSERVED, TIMED_OUT, ENDED_JVM -> true;
      case NOT_REBUILT, NOT_RUN -> false;
    };
  }

  /**
   * A difference counts once it shows again in fresh JVMs, alone or behind the inputs before it.
   */
  private Optional<GateResult> settle(List<Asked> differing, int from, List<String> notes) {
    List<Asked> bySize = new ArrayList<>(differing);
    bySize.sort(Comparator.comparingLong(a -> a.input().size()));
    for (Asked suspect : bySize) {
      Optional<Pair> alone = fresh(List.of(suspect.input()));
      if (alone.isPresent() && differ(suspect.input(), alone.get())) {
        return Optional.of(counterexample(suspect.input(), alone.get(), ""));
      }
    }
    if (differing.isEmpty()) {
      return Optional.empty();
    }
    Asked first = differing.get(0);
    List<Input> prefix = inputs(oracle.asked().subList(0, oracle.asked().indexOf(first) + 1));
    Optional<Pair> behind = fresh(prefix);
    if (behind.isPresent() && differ(first.input(), behind.get())) {
      String order = "It shows only behind the " + (prefix.size() - 1) + " calls before it.";
      return Optional.of(counterexample(first.input(), behind.get(), order));
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
  private Optional<Pair> fresh(List<Input> inputs) {
    try (Session one = Session.start(original);
        Session two = Session.start(candidate)) {
      List<Observation> left = one.observe(inputs, PER_INPUT);
      List<Observation> right = two.observe(inputs, PER_INPUT);
      return Optional.of(new Pair(left.get(left.size() - 1), right.get(right.size() - 1)));
    }
  }

  private record Pair(Observation original, Observation candidate) {}

  private boolean differ(Input input, Pair pair) {
    return pair.original.comparable()
        && isTelling(pair.candidate)
        && !pair.original.sameAs(pair.candidate)
        && !isAdmitted(input, pair.original, pair.candidate);
  }

  private GateResult counterexample(Input input, Pair pair, String order) {
    Input smallest = input;
    Pair shown = pair;
    if (order.isEmpty()) {
      Instant end = Instant.now().plus(SHRINKING);
      try (Session one = Session.start(original);
          Session two = Session.start(candidate)) {
        for (long seed = 1; Instant.now().isBefore(end); seed++) {
          Optional<Shrunk> smaller = smaller(smallest, one, two, seed);
          if (smaller.isEmpty()) {
            break;
          }
          smallest = smaller.get().input;
          shown = smaller.get().pair;
        }
      }
    }
    String difference = Observation.firstDifference(shown.original, shown.candidate);
    Noticed gravest =
        loosenings.gravest(
            Observation.differences(shown.original, shown.candidate, isRecorded(input)));
    String evidence =
        "called with "
            + oracle.session().describe(smallest)
            + "\nthe original:  "
            + shown.original.render()
            + "\nthe candidate: "
            + shown.candidate.render()
            + (order.isEmpty() ? "" : "\n" + order)
            + "\nclass of difference: "
            + gravest.kind().word()
            + ". "
            + Loosenings.remedy(gravest);
    return new GateResult.Failed(
        Gate.REPLAY, "it behaves differently: " + difference, evidence, Optional.of(gravest));
  }

  private record Shrunk(Input input, Pair pair) {}

  /** A smaller variation of an input on which the sides differ as well. */
  private Optional<Shrunk> smaller(Input input, Session one, Session two, long seed) {
    List<Input> variants =
        one.mutate(List.of(input), VARIANTS, seed).stream()
            .filter(v -> v.size() < input.size())
            .sorted(Comparator.comparingLong(Input::size))
            .toList();
    List<Observation> left = one.observe(variants, PER_INPUT);
    List<Observation> right = two.observe(variants, PER_INPUT);
    for (int i = 0; i < variants.size(); i++) {
      Pair pair = new Pair(left.get(i), right.get(i));
      if (differ(variants.get(i), pair)) {
        return Optional.of(new Shrunk(variants.get(i), pair));
      }
    }
    return Optional.empty();
  }

  private static List<Input> inputs(List<Asked> asked) {
    return asked.stream().map(Asked::input).toList();
  }
}
