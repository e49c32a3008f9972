package dev.hasten.verification;

import dev.hasten.replay.Input;
import dev.hasten.replay.Observation;
import dev.hasten.replay.Session;
import dev.hasten.verification.Oracle.Asked;
import java.time.Duration;
import java.time.Instant;
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
  private static final Duration SHRINKING = Duration.ofMillis(1500);
  private static final int VARIANTS = 40;

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
      if (isTelling(answer)) {
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
   * Whether an answer says anything beside an original that was observed in full: a call that never
   * comes back, or takes its JVM with it, says much.
   */
  private static boolean isTelling(Observation answer) {
    return switch (answer.ending()) {
      case OBSERVED -> answer.comparable();
      case TIMED_OUT, ENDED_JVM -> true;
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
      if (alone.isPresent() && alone.get().differ()) {
        return Optional.of(counterexample(suspect.input(), alone.get(), ""));
      }
    }
    if (differing.isEmpty()) {
      return Optional.empty();
    }
    Asked first = differing.get(0);
    List<Input> prefix = inputs(oracle.asked().subList(0, oracle.asked().indexOf(first) + 1));
    Optional<Pair> behind = fresh(prefix);
    if (behind.isPresent() && behind.get().differ()) {
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

  private record Pair(Observation original, Observation candidate) {
    boolean differ() {
      return original.comparable() && isTelling(candidate) && !original.sameAs(candidate);
    }
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
    String evidence =
        "called with "
            + oracle.session().describe(smallest)
            + "\nthe original:  "
            + shown.original.render()
            + "\nthe candidate: "
            + shown.candidate.render()
            + (order.isEmpty() ? "" : "\n" + order);
    return new GateResult.Failed(Gate.REPLAY, "it behaves differently: " + difference, evidence);
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
      if (pair.differ()) {
        return Optional.of(new Shrunk(variants.get(i), pair));
      }
    }
    return Optional.empty();
  }

  private static List<Input> inputs(List<Asked> asked) {
    return asked.stream().map(Asked::input).toList();
  }
}
