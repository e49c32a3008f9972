package dev.hasten.verification;

import dev.hasten.replay.Input;
import dev.hasten.replay.Observation;
import dev.hasten.replay.Session;
import dev.hasten.replay.Together;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets threads share an object of a class that was immutable and no longer is, and holds what each
 * gets against what it gets alone.
 */
public final class ThreadsGate {
  private static final int MOST_INPUTS = 48;

  private ThreadsGate() {}

  /** A method with the original's answers, and how a JVM of each side is started for it. */
  public record Entry(Oracle oracle, Session.Request original, Session.Request candidate) {}

  /**
   * Compares.
   *
   * @param classes binary names of the classes that have state now
   * @param entries the methods that the change is observed through
   */
  public static GateResult check(Set<String> classes, List<Entry> entries) {
    long calls = 0;
    for (Entry entry : entries) {
      if (classes.contains(entry.candidate.entry().className())) {
        List<Input> inputs = inputs(entry.oracle);
        Optional<Together> original = together(entry.original, inputs);
        Optional<Together> candidate = together(entry.candidate, inputs);
        boolean telling =
            original.isPresent() && original.get().calls() > 0 && original.get().others() == 0;
        if (telling && candidate.isPresent() && candidate.get().others() > 0) {
          return different(entry, candidate.get());
        }
        calls += telling && candidate.isPresent() ? candidate.get().calls() : 0;
      }
    }
    if (calls == 0) {
      return new GateResult.Failed(
          Gate.ENTRY,
          "it gives state to "
              + String.join(", ", classes)
              + ", which threads could share before, and no call could be made by several at once",
          "");
    }
    return new GateResult.Passed(Gate.THREADS, calls, List.of());
  }

  private static List<Input> inputs(Oracle oracle) {
    return oracle.asked().stream()
        .filter(a -> !a.answer().touched() && !a.answer().threw())
        .map(Oracle.Asked::input)
        .limit(MOST_INPUTS)
        .toList();
  }

  private static Optional<Together> together(Session.Request request, List<Input> inputs) {
    if (inputs.isEmpty()) {
      return Optional.empty();
    }
    try (Session session = Session.start(request)) {
      return session.together(inputs);
    }
  }

  private static GateResult different(Entry entry, Together together) {
    return new GateResult.Failed(
        Gate.THREADS,
        "threads that share an object of "
            + entry.candidate.entry().className()
            + " get each other's answers",
        "of "
            + together.calls()
            + " calls of "
            + entry.candidate.entry()
            + " by several threads at once on one object "
            + together.others()
            + " gave something else than alone\nalone:    "
            + Observation.render(together.alone())
            + "\ntogether: "
            + Observation.render(together.shared()));
  }
}
