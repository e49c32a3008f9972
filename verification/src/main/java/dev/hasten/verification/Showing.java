package dev.hasten.verification;

import dev.hasten.replay.Input;
import dev.hasten.replay.Literal;
import dev.hasten.replay.Loosenings;
import dev.hasten.replay.Noticed;
import dev.hasten.replay.Observation;
import dev.hasten.replay.Session;
import dev.hasten.replay.SessionException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a difference readable: the input is shrunk while the sides still differ in the same way,
 * and written as a program that needs nothing but the target.
 */
final class Showing {
  private static final Duration SHRINKING = Duration.ofMillis(1800);
  private static final Duration PER_INPUT = Duration.ofMillis(700);
  private static final int LONGEST = 12_000;
  private static final int AT_ONCE = 12;

  private final Session writer;
  private final Loosenings loosenings;

  /**
   * Shows differences between two sides.
   *
   * @param writer of the original's side, which makes smaller inputs and writes them as source
   * @param loosenings which differences do not count
   */
  Showing(Session writer, Loosenings loosenings) {
    this.loosenings = loosenings;
    this.writer = writer;
  }

  private record Found(Input input, Sides sides) {}

  /**
   * The failure that an input shows.
   *
   * @param sides what both sides answered
   * @param one the original's JVM that did, and now answers to smaller inputs
   * @param two the candidate's
   */
  GateResult.Failed of(Input input, Sides sides, Session one, Session two) {
    Found found = new Found(input, sides);
    Optional<Counterexample> program = Optional.empty();
    String why = "";
    try {
      if (sides.candidate().ending() == Observation.Ending.OBSERVED) {
        found = shrunk(found, one, two);
      }
      Literal literal = writer.literal(found.input(), LONGEST);
      if (literal instanceof Literal.Source source) {
        program = program(source, found, one, two);
        why = "no line of Java shows it";
      } else if (literal instanceof Literal.None none) {
        why = none.reason();
      }
    } catch (SessionException e) {
      why = e.kind() + " " + e.detail();
    }
    return program.isPresent()
        ? failed(found, program.get().source(), program)
        : plain(found.input(), found.sides(), "Not written as a program: " + why + ".");
  }

  /** The failure in the words of observations. */
  GateResult.Failed plain(Input input, Sides sides, String remark) {
    String evidence =
        "called with "
            + writer.describe(input)
            + "\nthe original:  "
            + sides.original().render()
            + "\nthe candidate: "
            + sides.candidate().render()
            + (remark.isEmpty() ? "" : "\n" + remark);
    return failed(new Found(input, sides), evidence, Optional.empty());
  }

  private GateResult.Failed failed(Found found, String evidence, Optional<Counterexample> program) {
    String difference =
        Observation.firstDifference(found.sides().original(), found.sides().candidate());
    Noticed gravest = loosenings.gravest(found.sides().differences(found.input()));
    return new GateResult.Failed(
        Gate.REPLAY,
        "it behaves differently: " + difference,
        evidence
            + "\nclass of difference: "
            + gravest.kind().word()
            + ". "
            + Loosenings.remedy(gravest),
        Optional.of(gravest),
        program);
  }

  /** The input made smaller step by step until no step leaves the same kind of difference. */
  private Found shrunk(Found start, Session one, Session two) {
    Instant end = Instant.now().plus(SHRINKING);
    String kind = start.sides().kind();
    Found smallest = start;
    Optional<Found> smaller = Optional.of(start);
    while (smaller.isPresent()) {
      smallest = smaller.get();
      smaller = step(smallest, kind, one, two, end);
    }
    return smallest;
  }

  private Optional<Found> step(Found found, String kind, Session one, Session two, Instant end) {
    boolean open = found.sides().open();
    List<Input> smaller = writer.smaller(found.input());
    for (int from = 0; from < smaller.size() && Instant.now().isBefore(end); from += AT_ONCE) {
      List<Input> some = smaller.subList(from, Math.min(from + AT_ONCE, smaller.size()));
      List<Observation> left = one.observe(some, PER_INPUT);
      List<Observation> right = two.observe(some, PER_INPUT);
      for (int i = 0; i < some.size(); i++) {
        Sides sides = new Sides(left.get(i), right.get(i), open);
        if (sides.differ(some.get(i), loosenings) && sides.kind().equals(kind)) {
          return Optional.of(new Found(some.get(i), sides));
        }
      }
    }
    return Optional.empty();
  }

  /** The program of an input, if what its source makes shows the difference as well. */
  private Optional<Counterexample> program(
      Literal.Source source, Found found, Session one, Session two) {
    Input made = source.input();
    Sides sides = found.sides();
    if (!source.exact()) {
      sides =
          new Sides(
              one.observe(List.of(made), PER_INPUT).get(0),
              two.observe(List.of(made), PER_INPUT).get(0),
              sides.open());
      if (!sides.differ(made, loosenings)) {
        return Optional.empty();
      }
    }
    boolean ends = sides.candidate().ending() == Observation.Ending.OBSERVED;
    for (boolean deep : new boolean[] {false, true}) {
      Map<String, String> before = one.looks(made, deep, PER_INPUT);
      Map<String, String> after = ends ? two.looks(made, deep, PER_INPUT) : Map.of();
      Optional<Counterexample> program =
          Program.showing(source, before, after, sides.candidate().render());
      if (program.isPresent()) {
        return program;
      }
    }
    return Optional.empty();
  }
}
