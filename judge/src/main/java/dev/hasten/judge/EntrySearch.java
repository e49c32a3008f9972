package dev.hasten.judge;

import dev.hasten.replay.Captures;
import dev.hasten.replay.EntryChoice;
import dev.hasten.replay.EntryFinder;
import dev.hasten.replay.Input;
import dev.hasten.replay.Observation;
import dev.hasten.replay.Session;
import dev.hasten.target.MethodRef;
import dev.hasten.verification.Gate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds the entries through which a change is observed, and says what of it none of them shows. */
final class EntrySearch {
  /**
   * A change of more methods than this is a rewrite of a library, and not one to prove in minutes.
   */
  private static final int MOST_METHODS = 40;

  private final Bench bench;

  EntrySearch(Bench bench) {
    this.bench = bench;
  }

  /** Gives a trial its entries; ends it where there are none. */
  Optional<Ruled> find(Trial trial) {
    Trial.Compiled sides = trial.compiled();
    Map<MethodRef, EntryChoice.Found> found = new LinkedHashMap<>();
    Map<MethodRef, String> reasons = new LinkedHashMap<>();
    Set<MethodRef> wanted = changed(trial);
    if (trial.change().entry().isPresent()) {
      EntryChoice.Found given = trial.change().entry().get();
      wanted.remove(given.entry().hotspot());
      if (sides.unrestorable().isEmpty()) {
        found.put(given.entry().method(), given);
      } else {
        wanted = first(given.entry().hotspot(), wanted);
      }
    }
    List<MethodRef> searched = wanted.stream().limit(MOST_METHODS).toList();
    wanted.stream()
        .skip(MOST_METHODS)
        .forEach(m -> reasons.put(m, "more than " + MOST_METHODS + " methods change"));
    Map<MethodRef, EntryChoice> choices =
        finder(sides).findAll(searched, bench.workload(sides.module()));
    choices.forEach(
        (method, choice) -> {
          if (choice instanceof EntryChoice.Found f) {
            found.putIfAbsent(f.entry().method(), f);
          } else if (choice instanceof EntryChoice.None none) {
            trial.note(method + " is not called by itself: " + none.reason());
            if (!none.reached()) {
              reasons.put(method, none.reason());
            }
          }
        });
    trial.entries(List.copyOf(found.values()));
    trial.unobserved(reasons);
    if (found.isEmpty()) {
      return Optional.of(
          Ruled.because(
              Ruling.CANNOT_TELL,
              Gate.ENTRY,
              choices.isEmpty()
                  ? "it changes no method that exists on both sides"
                  : "there is no way to observe it: " + reason(choices),
              String.join("\n", trial.notes())));
    }
    return Optional.empty();
  }

  private static String reason(Map<MethodRef, EntryChoice> choices) {
    return choices.values().stream()
        .filter(EntryChoice.None.class::isInstance)
        .map(c -> ((EntryChoice.None) c).reason())
        .findFirst()
        .orElse("");
  }

  private static Set<MethodRef> first(MethodRef method, Set<MethodRef> others) {
    Set<MethodRef> all = new LinkedHashSet<>(List.of(method));
    all.addAll(others);
    return all;
  }

  private static Set<MethodRef> changed(Trial trial) {
    return trial.compiled().methods().changed().stream()
        // A class is initialised once in a JVM: what its initializer does shows in what uses it.
        .filter(m -> !m.name().equals("<clinit>"))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What the change touches and nothing has shown; ends a trial that would otherwise pass. */
  static Optional<Ruled> nothingLeftOut(Trial trial) {
    Map<MethodRef, String> unobserved = trial.unobserved();
    if (unobserved.isEmpty()) {
      return Optional.empty();
    }
    List<String> lines = new ArrayList<>();
    unobserved.forEach((method, reason) -> lines.add(method + ": " + reason));
    return Optional.of(
        Ruled.because(
            Ruling.CANNOT_TELL,
            Gate.ENTRY,
            "no difference was found, and "
                + (lines.size() == 1 ? "a method that it changes" : lines.size() + " methods")
                + " could not be observed: "
                + lines.get(0),
            String.join("\n", lines)));
  }

  /** A finder of entries whose calls can be made on the candidate's side too. */
  private EntryFinder finder(Trial.Compiled sides) {
    return new EntryFinder(
        bench.recorder(),
        captures -> sides.unrestorable().isEmpty() ? captures : restorable(sides, captures),
        sides.unrestorable());
  }

  /**
   * The samples whose objects, made anew, are what they were; none where the candidate's side
   * cannot make them at all.
   */
  private Captures restorable(Trial.Compiled sides, Captures captures) {
    Session.Request original = bench.request(sides, sides.original(), captures.entry());
    Captures remade;
    try (Session session = Session.start(original.ignoringNothing())) {
      remade = captures.only(session::remakes, "objects that come out otherwise when made anew");
    }
    List<Input> few = remade.inputs().stream().limit(4).toList();
    Session.Request candidate = bench.request(sides, sides.candidate(), captures.entry());
    try (Session session = Session.start(candidate)) {
      List<Observation> answers = session.observe(few, Duration.ofSeconds(2));
      return answers.stream().anyMatch(Observation::comparable)
          ? remade
          : remade.only(sample -> false, "objects that the changed classes cannot make anew");
    }
  }
}
