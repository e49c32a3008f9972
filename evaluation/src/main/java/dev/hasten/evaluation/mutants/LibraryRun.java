package dev.hasten.evaluation.mutants;

import com.github.javaparser.ast.body.CallableDeclaration;
import dev.hasten.evaluation.change.Mutants;
import dev.hasten.evaluation.change.Mutation;
import dev.hasten.evaluation.change.Preserving;
import dev.hasten.evaluation.change.Slips;
import dev.hasten.evaluation.change.Unit;
import dev.hasten.evaluation.library.Library;
import dev.hasten.evaluation.library.OpenLibrary;
import dev.hasten.judge.Change;
import dev.hasten.judge.Judge;
import dev.hasten.judge.Rejection;
import dev.hasten.judge.Ruling;
import dev.hasten.judge.Verdict;
import dev.hasten.profiling.ProfilingException;
import dev.hasten.profiling.hotspot.Hotspots;
import dev.hasten.replay.EntryChoice;
import dev.hasten.replay.SessionException;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Target;
import dev.hasten.target.edit.Patch;
import dev.hasten.target.source.SourceLookup;
import dev.hasten.target.source.SourceMethod;
import dev.hasten.verification.Gate;
import dev.hasten.verification.GateResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the changes of one library's methods through the gates of behaviour. */
final class LibraryRun {
  private static final int LONGEST = 1_500;

  private final OpenLibrary open;
  private final Library library;
  private final Options options;
  private final Results results;
  private final Sandbox sandbox;
  private final Target target;
  private final Judge judge;

  LibraryRun(OpenLibrary open, Options options, Results results) {
    this.open = open;
    this.library = open.library();
    this.options = options;
    this.results = results;
    this.sandbox = open.sandbox();
    this.target = open.target();
    this.judge = open.judge();
  }

  void run() throws ProfilingException {
    List<Draw.Drawn> drawn = draw();
    List<Integer> open = new ArrayList<>();
    for (int i = 0; i < drawn.size(); i++) {
      if (isOpen("mutants", i, options.mutants())
          || isOpen("preserving", i, options.preserving())) {
        open.add(i);
      }
    }
    Map<MethodRef, EntryChoice> entries = entries(open.stream().map(drawn::get).toList());
    for (int i : open) {
      MethodRef method = MethodRef.parse(drawn.get(i).method());
      if (entries.get(method) instanceof EntryChoice.Found entry) {
        method(i, method, entry);
      } else if (entries.get(method) instanceof EntryChoice.None none) {
        OpenLibrary.say("  %s: %s".formatted(method, none.reason()));
        notObserved(i, method, none.reason());
      }
    }
  }

  private boolean isOpen(String kind, int index, int wanted) {
    List<Trial> trials = results.trials(library.name(), kind, index);
    boolean ended = trials.stream().anyMatch(t -> t.change().equals(END));
    return !ended && counted(trials) < wanted;
  }

  /** Written where a method has no more changes to try. */
  static final String END = "no more";

  private static long counted(List<Trial> trials) {
    return trials.stream()
        .filter(t -> t.outcome() != Trial.Outcome.NOT_COMPILED)
        .filter(t -> t.outcome() != Trial.Outcome.SAME_CODE)
        .count();
  }

  private void notObserved(int index, MethodRef method, String reason) {
    for (String kind : List.of("mutants", "preserving")) {
      results.add(
          kind,
          index,
          new Trial(
              library.name(),
              method.toString(),
              END,
              "none",
              Trial.Outcome.NOT_OBSERVED,
              Gate.ENTRY.word(),
              reason,
              "",
              0,
              Map.of(),
              0));
    }
  }

  private List<Draw.Drawn> draw() throws ProfilingException {
    List<Draw.Drawn> drawn = results.drawn(library.name());
    if (drawn.isEmpty()) {
      OpenLibrary.say("  profiling its tests");
      Hotspots hotspots = open.hotspots();
      drawn = Draw.from(hotspots, target, options.methods(), options.seed());
      results.draw(library.name(), drawn);
    }
    return drawn.subList(0, Math.min(options.methods(), drawn.size()));
  }

  private Map<MethodRef, EntryChoice> entries(List<Draw.Drawn> methods) {
    if (methods.isEmpty()) {
      return Map.of();
    }
    OpenLibrary.say("  recording calls of " + methods.size() + " methods");
    return open.entries(methods.stream().map(d -> MethodRef.parse(d.method())).toList());
  }

  private void method(int index, MethodRef method, EntryChoice.Found entry) {
    if (results.rates(library.name()).stream()
        .noneMatch(r -> r.method().equals(entry.entry().method().toString()))) {
      results.add(Rate.of(library.name(), sandbox, target, open.module(method), entry));
    }
    SourceMethod source = ((SourceLookup.Found) judge.bench().sources().find(method)).method();
    Unit unit = Unit.of(target, source).orElseThrow();
    CallableDeclaration<?> declaration = unit.declaration(source).orElseThrow();
    List<Mutation> wrong = new ArrayList<>(Mutants.of(unit, declaration));
    wrong.addAll(Slips.of(unit, declaration));
    kind("mutants", index, source, unit, entry, ordered(wrong), options.mutants());
    List<Mutation> right = Preserving.of(unit, declaration);
    kind("preserving", index, source, unit, entry, structuralFirst(right), options.preserving());
  }

  /** By chance, but operator by operator in turns, so that none crowds out the others. */
  private List<Mutation> ordered(List<Mutation> mutations) {
    List<Mutation> shuffled = new ArrayList<>(mutations);
    Collections.shuffle(shuffled, new Random(options.seed()));
    Map<String, List<Mutation>> byOperator =
        shuffled.stream()
            .collect(
                Collectors.groupingBy(
                    Mutation::operator,
                    LinkedHashMap::new,
                    Collectors.toCollection(ArrayList::new)));
    List<Mutation> all = new ArrayList<>();
    while (all.size() < mutations.size()) {
      for (List<Mutation> some : byOperator.values()) {
        if (!some.isEmpty()) {
          all.add(some.remove(some.size() - 1));
        }
      }
    }
    return all;
  }

  private List<Mutation> structuralFirst(List<Mutation> mutations) {
    List<Mutation> all = ordered(mutations);
    all.sort(
        (a, b) ->
            Boolean.compare(
                !Preserving.STRUCTURAL.contains(a.operator()),
                !Preserving.STRUCTURAL.contains(b.operator())));
    // The first half from these, the others to fill up.
    List<Mutation> structural =
        all.stream().filter(m -> Preserving.STRUCTURAL.contains(m.operator())).toList();
    List<Mutation> plain =
        all.stream().filter(m -> !Preserving.STRUCTURAL.contains(m.operator())).toList();
    int half = Math.min(structural.size(), (options.preserving() + 1) / 2);
    List<Mutation> order = new ArrayList<>(structural.subList(0, half));
    order.addAll(plain);
    order.addAll(structural.subList(half, structural.size()));
    return order;
  }

  private void kind(
      String kind,
      int index,
      SourceMethod source,
      Unit unit,
      EntryChoice.Found entry,
      List<Mutation> mutations,
      int wanted) {
    List<Trial> done = results.trials(library.name(), kind, index);
    Set<String> tried =
        done.stream().map(Trial::change).collect(Collectors.toCollection(HashSet::new));
    if (tried.contains(END)) {
      return;
    }
    List<Trial> all = new ArrayList<>(done);
    for (Mutation mutation : mutations) {
      if (counted(all) >= wanted) {
        break;
      }
      if (tried.add(mutation.id())) {
        Trial trial = trial(source, unit, entry, mutation);
        results.add(kind, index, trial);
        all.add(trial);
      }
    }
    if (counted(all) < wanted) {
      results.add(
          kind,
          index,
          new Trial(
              library.name(),
              source.ref().toString(),
              END,
              "none",
              Trial.Outcome.NOT_COMPILED,
              "",
              "",
              "",
              0,
              Map.of(),
              0));
    }
    OpenLibrary.say(
        "  %s %s: %s, entry %s"
            .formatted(
                source.ref(),
                kind,
                all.stream()
                    .collect(
                        Collectors.groupingBy(
                            t -> t.outcome().name().toLowerCase(java.util.Locale.ROOT),
                            java.util.TreeMap::new,
                            Collectors.counting())),
                entry.entry().distance() == 0 ? "itself" : entry.entry().method().toString()));
  }

  private Trial trial(SourceMethod source, Unit unit, EntryChoice.Found entry, Mutation mutation) {
    Patch patch = new Patch(Map.of(source.file(), Optional.of(mutation.applyTo(unit.text()))));
    Instant start = Instant.now();
    Verdict verdict;
    try {
      verdict =
          judge.before(Gate.MEASUREMENT, new Change(mutation.id(), patch, Optional.of(entry)));
    } catch (SessionException e) {
      return new Trial(
          library.name(),
          source.ref().toString(),
          mutation.id(),
          mutation.operator(),
          Trial.Outcome.NOT_OBSERVED,
          "",
          cut("no session: " + e.getMessage()),
          "",
          seconds(Duration.between(start, Instant.now())),
          Map.of(),
          0);
    }
    double seconds = seconds(Duration.between(start, Instant.now()));
    Map<String, Double> took = new LinkedHashMap<>();
    verdict.evidence().took().forEach((gate, time) -> took.put(gate.word(), seconds(time)));
    // That nothing came up before the measurement is no rejection.
    Optional<Rejection> rejection = verdict.rejection().filter(r -> r.gate() != Gate.MEASUREMENT);
    return new Trial(
        library.name(),
        source.ref().toString(),
        mutation.id(),
        mutation.operator(),
        rejection.map(r -> outcome(verdict.ruling(), r.gate())).orElse(Trial.Outcome.SURVIVED),
        rejection.map(r -> r.gate().word()).orElse(""),
        cut(rejection.map(Rejection::reason).orElse("")),
        cut(
            rejection
                .map(Rejection::evidence)
                .orElse(String.join("\n", verdict.evidence().notes()))),
        seconds,
        took,
        verdict.evidence().gates().stream().mapToLong(GateResult.Passed::checked).sum());
  }

  private static Trial.Outcome outcome(Ruling ruling, Gate gate) {
    if (gate == Gate.COMPILE) {
      return Trial.Outcome.NOT_COMPILED;
    } else if (gate == Gate.DUPLICATE) {
      return Trial.Outcome.SAME_CODE;
    }
    return ruling == Ruling.CANNOT_TELL ? Trial.Outcome.NOT_OBSERVED : Trial.Outcome.REJECTED;
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1000.0;
  }
}
