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
import java.util.HashMap;
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
  private static final int CHUNK = 64;
  private static final int FIRST_CHUNK = 8;

  /** Time of the original's calls on made-up inputs; a candidate takes about as much again. */
  private static final long MOST_NANOS = 6_000_000_000L;

  /** Bytes of all answers together, which stay in memory; and of a chunk's, which pass through. */
  private static final long MOST_BYTES = 128 << 20;

  /** Answers that are too large to look at in full, and as dear as any. */
  private static final int MOST_CUT = 24;

  private static final long CHUNK_BYTES = 24 << 20;

  /** Made-up inputs without an observation, some of which cost a JVM each. */
  private static final int MOST_LOST = 200;

  private static final int GROWN_FROM = 4;
  private static final int EDGES_FROM = 160;
  private static final long FIRST_RUNG = 64;
  private static final long STEP = 8;
  private static final long LARGEST = 1 << 16;
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
  private final Map<String, Integer> leftOut;

  private Oracle(
      Session session, Spare spare, boolean open, List<Asked> asked, Map<String, Integer> leftOut) {
    this.session = session;
    this.open = open;
    this.spare = spare;
    this.asked = List.copyOf(asked);
    this.leftOut = new TreeMap<>(leftOut);
  }

  /** An input with the original's answer. */
  public record Asked(Input input, Observation answer) {}

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
      Map<String, Integer> leftOut = new HashMap<>();
      List<Asked> asked = screen(first, again, inputs, open, leftOut);
      List<Input> edges = Edges.of(first, found.entry().method(), bases(asked), PER_INPUT);
      asked.addAll(screen(first, again, edges, open, leftOut));
      asked.addAll(grow(first, again, asked, open, seed + 2, leftOut));
      return new Oracle(first, new Spare(request), open, asked, leftOut);
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

  private static List<Asked> screen(
      Session first,
      Session again,
      List<Input> inputs,
      boolean open,
      Map<String, Integer> leftOut) {
    List<Asked> kept = new ArrayList<>();
    long spent = 0;
    int lost = 0;
    long cut = 0;
    long bytes = 0;
    int size = 1;
    for (int from = 0; from < inputs.size(); from += size) {
      long each = Math.max(1, bytes / Math.max(1, from));
      size = (int) Math.max(1, Math.min(from == 0 ? FIRST_CHUNK : CHUNK, CHUNK_BYTES / each));
      List<Input> chunk = inputs.subList(from, Math.min(from + size, inputs.size()));
      boolean madeUp = chunk.get(0).origin() != Input.Origin.CAPTURED;
      if (madeUp && (spent > MOST_NANOS || lost > MOST_LOST)) {
        leftOut.merge("the original takes too long for more", inputs.size() - from, Integer::sum);
        break;
      }
      if (bytes > MOST_BYTES || cut > MOST_CUT) {
        leftOut.merge("the answers are too large for more", inputs.size() - from, Integer::sum);
        break;
      }
      List<Observation> one = first.observe(chunk, PER_INPUT);
      cut +=
          one.stream()
              .filter(o -> o.ending() == Observation.Ending.OBSERVED && !o.comparable())
              .count();
      bytes += one.stream().mapToLong(o -> o.bytes().length).sum();
      spent += one.stream().mapToLong(Observation::nanos).sum();
      lost += (int) one.stream().filter(o -> o.ending() != Observation.Ending.OBSERVED).count();
      keep(chunk, one, again.observe(chunk, PER_INPUT), open, leftOut, kept);
    }
    return kept;
  }

  private static void keep(
      List<Input> inputs,
      List<Observation> one,
      List<Observation> two,
      boolean open,
      Map<String, Integer> leftOut,
      List<Asked> kept) {
    for (int i = 0; i < inputs.size(); i++) {
      Input input = inputs.get(i);
      Observation answer = one.get(i);
      if (!answer.comparable()) {
        leftOut.merge(answer.skipped(), 1, Integer::sum);
      } else if (!answer.sameAs(two.get(i))) {
        leftOut.merge("the original itself answers differently each time", 1, Integer::sum);
      } else if (!open && failed(answer) && input.origin() != Input.Origin.CAPTURED) {
        leftOut.merge("a made-up call that the private entry does not expect", 1, Integer::sum);
      } else {
        kept.add(new Asked(input, answer));
      }
    }
  }

  /** An exception that somebody meant to throw is an answer like any other. */
  private static boolean failed(Observation answer) {
    return answer.threw() && !answer.threwOnPurpose();
  }

  /** Enlarges the largest captured calls rung by rung until the original gets slow. */
  private static List<Asked> grow(
      Session first,
      Session again,
      List<Asked> asked,
      boolean open,
      long seed,
      Map<String, Integer> leftOut) {
    List<Asked> result = new ArrayList<>();
    for (Input base : largestCaptured(asked)) {
      for (long size = Math.max(FIRST_RUNG, base.size() * STEP); size <= LARGEST; size *= STEP) {
        List<Input> rung = inTurns(first.grow(base, size, seed), first.grow(base, size, seed + 1));
        List<Asked> answers = screen(first, again, rung, open, leftOut);
        result.addAll(answers);
        boolean slow = answers.stream().anyMatch(a -> a.answer().nanos() > SLOWEST_NANOS);
        if (answers.isEmpty() || slow) {
          break;
        }
      }
    }
    return result;
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
    List<Input> bases = new ArrayList<>(largestCaptured(asked));
    asked.stream()
        .filter(a -> a.input().origin() == Input.Origin.MUTATED && !a.answer().threw())
        .map(Asked::input)
        .sorted(Comparator.comparingLong(Input::size).reversed())
        .limit(EDGES_FROM)
        .forEach(bases::add);
    return bases;
  }

  private static List<Input> largestCaptured(List<Asked> asked) {
    return asked.stream()
        .filter(a -> a.input().origin() == Input.Origin.CAPTURED && !a.answer().threw())
        .map(Asked::input)
        .sorted(Comparator.comparingLong(Input::size).reversed())
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
