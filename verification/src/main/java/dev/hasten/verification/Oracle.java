package dev.hasten.verification;

import dev.hasten.replay.Captures;
import dev.hasten.replay.EntryChoice;
import dev.hasten.replay.Expectation;
import dev.hasten.replay.Input;
import dev.hasten.replay.Literal;
import dev.hasten.replay.Observation;
import dev.hasten.replay.Session;
import dev.hasten.replay.SessionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The original's answers to the inputs of one entry: what a candidate is held against.
 *
 * <p>Inputs are the calls that the workload made, variations of them, calls made up from the types,
 * and enlarged calls. Each is put to the original in two JVMs that differ in what no program may
 * depend on; where the two answers differ the input is left out and counted.
 */
public final class Oracle implements AutoCloseable {
  private static final Duration PER_INPUT = Duration.ofSeconds(2);
  private static final int MUTATED = 640;
  private static final int EXPLORED = 400;
  private static final Duration EXPLORING = Duration.ofSeconds(3);
  private static final int GENERATED = 160;
  private static final int GROWN_FROM = 4;
  private static final int EDGES_FROM = 160;

  /** Larger calls are no base: a search for edges asks dozens of questions a base. */
  private static final long EDGES_WITHIN = 4_096;

  private static final long FIRST_RUNG = 64;
  private static final long STEP = 8;

  /** By how much the sizes of a ladder's rungs differ at least. */
  private static final double APART = 2;

  /** More than sixteen bits can count. */
  private static final long LARGEST = 70_000;

  private static final int LONGEST_SOURCE = 6_000;

  /** A rung of the size ladder whose call takes longer than this makes no useful batch. */
  private static final long SLOWEST_NANOS = 20_000_000;

  /** Other identity hashes than usual, and another order of immutable sets. */
  private static final List<String> PERTURBED =
      List.of("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=0", "-Dhasten.set.order=1");

  private final Session session;
  private final boolean open;
  private final Spare spare;
  private final List<Asked> asked;
  private final List<Ladder> ladders;
  private final Map<String, Integer> leftOut;

  private Oracle(
      Session session,
      Spare spare,
      boolean open,
      List<Asked> asked,
      List<Ladder> ladders,
      Map<String, Integer> leftOut) {
    this.session = session;
    this.open = open;
    this.spare = spare;
    this.asked = List.copyOf(asked);
    this.ladders = List.copyOf(ladders);
    this.leftOut = new TreeMap<>(leftOut);
  }

  /** An input with the original's answer. */
  public record Asked(Input input, Observation answer) {}

  /** A captured call and, rung by rung, what was made of it by enlarging. */
  private record Ladder(Asked base, List<List<Asked>> rungs) {}

  /**
   * Puts the inputs of an entry to the original.
   *
   * @param request the original's side of the entry
   * @param found the entry with the calls that were recorded
   * @param open whether anyone may call the entry, so that inputs which no caller in the target
   *     makes are fair
   * @param seed of all inputs that are made up
   * @throws SessionException if a JVM cannot be started
   */
  public static Oracle ask(
      Session.Request request, EntryChoice.Found found, boolean open, long seed) {
    Session first = Session.start(request);
    try (Session again = Session.start(request.with(PERTURBED))) {
      Captures captures = found.captures();
      List<Input> captured = captures.inputs();
      List<Input> inputs = new ArrayList<>(captured);
      inputs.addAll(explored(request, captured, open, seed + 3));
      inputs.addAll(first.mutate(captured, MUTATED, seed));
      if (open) {
        inputs.addAll(first.generate(GENERATED, seed + 1));
      }
      Screening screening = new Screening(first, again, open);
      List<Asked> asked = screening.kept(inputs);
      List<Input> edges = Edges.of(first, found.entry().method(), bases(asked), PER_INPUT);
      asked.addAll(screening.kept(edges));
      List<Ladder> ladders = ladders(first, screening, asked, seed + 2);
      ladders.forEach(ladder -> ladder.rungs().forEach(asked::addAll));
      return new Oracle(first, new Spare(request), open, asked, ladders, screening.leftOut());
    } catch (RuntimeException e) {
      first.close();
      throw e;
    }
  }

  /** Calls that reach what the captured ones do not; none where looking for them goes wrong. */
  private static List<Input> explored(
      Session.Request request, List<Input> captured, boolean open, long seed) {
    try (Session explorer = Session.start(request)) {
      return explorer.explore(captured, EXPLORED, open, EXPLORING, seed);
    } catch (SessionException e) {
      return List.of();
    }
  }

  /** Enlarges the largest captured calls rung by rung until the original gets slow. */
  private static List<Ladder> ladders(
      Session first, Screening screening, List<Asked> asked, long seed) {
    List<Ladder> result = new ArrayList<>();
    for (Asked captured : largestCaptured(asked)) {
      Input base = captured.input();
      List<List<Asked>> rungs = new ArrayList<>();
      for (long size : sizes(base.size())) {
        List<Input> rung = inTurns(first.grow(base, size, seed), first.grow(base, size, seed + 1));
        List<Asked> answers = screening.kept(rung);
        rungs.add(answers);
        boolean slow = answers.stream().anyMatch(a -> a.answer().nanos() > SLOWEST_NANOS);
        if (answers.isEmpty() || slow) {
          break;
        }
      }
      result.add(new Ladder(captured, rungs));
    }
    return result;
  }

  /** Sizes a step apart, the largest at the end. */
  private static List<Long> sizes(long size) {
    List<Long> rungs = new ArrayList<>();
    for (long rung = Math.max(FIRST_RUNG, size * STEP); rung < LARGEST; rung *= STEP) {
      rungs.add(rung);
    }
    if (size * STEP <= LARGEST) {
      rungs.add(LARGEST);
    }
    return rungs;
  }

  /** Kinds side by side: timing searches on every other input and confirms on the rest. */
  private static List<Input> inTurns(List<Input> some, List<Input> others) {
    List<Input> all = new ArrayList<>();
    for (int i = 0; i < Math.max(some.size(), others.size()); i++) {
      all.addAll(some.subList(Math.min(i, some.size()), Math.min(i + 1, some.size())));
      all.addAll(others.subList(Math.min(i, others.size()), Math.min(i + 1, others.size())));
    }
    return all;
  }

  /** Calls to look for edges from: the captured ones and the changed ones that carry most data. */
  private static List<Input> bases(List<Asked> asked) {
    List<Input> bases = new ArrayList<>();
    largestCaptured(asked).forEach(captured -> bases.add(captured.input()));
    asked.stream()
        .filter(a -> a.input().origin() == Input.Origin.MUTATED && !a.answer().threw())
        .filter(a -> a.input().size() <= EDGES_WITHIN)
        .map(Asked::input)
        .sorted(Comparator.comparingLong(Input::size).reversed())
        .limit(EDGES_FROM)
        .forEach(bases::add);
    return bases;
  }

  private static List<Asked> largestCaptured(List<Asked> asked) {
    return asked.stream()
        .filter(a -> a.input().origin() == Input.Origin.CAPTURED && !a.answer().threw())
        .sorted(Comparator.<Asked>comparingLong(a -> a.input().size()).reversed())
        .limit(GROWN_FROM)
        .toList();
  }

  /** What the original was asked and answered the same way twice; captured calls first. */
  public List<Asked> asked() {
    return asked;
  }

  /** The inputs of one origin. */
  public List<Asked> asked(Input.Origin origin) {
    return asked.stream().filter(a -> a.input().origin() == origin).toList();
  }

  /** The inputs of one origin whose call returned. */
  public List<Asked> returned(Input.Origin origin) {
    return asked.stream().filter(a -> a.input().origin() == origin && !a.answer().threw()).toList();
  }

  /**
   * The largest enlarged inputs that still make useful batches: those within a step of the largest
   * whose call is quick enough.
   */
  public List<Input> grown() {
    List<Asked> quick =
        returned(Input.Origin.GROWN).stream()
            .filter(a -> a.answer().nanos() <= SLOWEST_NANOS)
            .toList();
    long largest = quick.stream().mapToLong(a -> a.input().size()).max().orElse(0);
    return quick.stream().map(Asked::input).filter(input -> input.size() > largest / STEP).toList();
  }

  /**
   * Calls of one shape by size, ascending: a captured one and, rung by rung, what was made of it by
   * enlarging, as far as a call is quick enough for a useful batch. The shape with most rungs;
   * empty where none has two.
   */
  public List<List<Input>> ladder() {
    return ladders.stream()
        .map(Oracle::climbable)
        .filter(rungs -> rungs.size() >= 2)
        .max(Comparator.comparingInt(List::size))
        .orElse(List.of());
  }

  private static List<List<Input>> climbable(Ladder ladder) {
    List<List<Asked>> all = new ArrayList<>(List.of(List.of(ladder.base())));
    all.addAll(ladder.rungs());
    List<List<Input>> rungs = new ArrayList<>();
    for (List<Asked> rung : all) {
      List<Input> quick =
          rung.stream()
              .filter(a -> !a.answer().threw() && a.answer().nanos() <= SLOWEST_NANOS)
              .map(Asked::input)
              .toList();
      if (quick.isEmpty()) {
        break;
      }
      // Not every call can be made as large as it was asked to be.
      if (rungs.isEmpty() || meanSize(quick) >= APART * meanSize(rungs.get(rungs.size() - 1))) {
        rungs.add(quick);
      }
    }
    return rungs;
  }

  private static double meanSize(List<Input> inputs) {
    return inputs.stream().mapToLong(Input::size).average().orElseThrow();
  }

  /** Whether any call left a trace in its receiver or arguments, so that each needs a copy. */
  public boolean touches() {
    return asked.stream().anyMatch(a -> a.answer().touched());
  }

  /** An input as short Java source that gives exactly it, where there is such. */
  public Optional<Literal.Source> literal(Input input) {
    try {
      return session.literal(input, LONGEST_SOURCE) instanceof Literal.Source source
              && source.exact()
          ? Optional.of(source)
          : Optional.empty();
    } catch (SessionException e) {
      return Optional.empty();
    }
  }

  /** An input as source with what holds after its call on the original, for a test of it. */
  public Expectation expectation(Input input, int longest) {
    try {
      return session.expectation(input, longest, PER_INPUT);
    } catch (SessionException e) {
      return new Expectation.None("the original's JVM did not answer");
    }
  }

  /** Why inputs were left out, with how many. */
  public Map<String, Integer> leftOut() {
    return leftOut;
  }

  /** The original's own JVM, which goes on answering. */
  Session session() {
    return session;
  }

  /** Whether anyone may call the entry. */
  boolean isOpen() {
    return open;
  }

  /** Fresh JVMs of the original. */
  Spare spare() {
    return spare;
  }

  @Override
  public void close() {
    spare.close();
    session.close();
  }
}
