package dev.hasten.evaluation.mutants;

import dev.hasten.evaluation.change.Preserving;
import dev.hasten.evaluation.library.Library;
import dev.hasten.verification.Gate;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The table and the figure at its end. */
final class Report {
  private static final double GOAL = 0.99;
  private static final double MOST_LABELLED = 0.15;

  private final PrintStream out;
  private final Labels labels = Labels.read();
  private final List<Draw.Drawn> drawn = new ArrayList<>();
  private final List<Trial> mutants = new ArrayList<>();
  private final List<Trial> preserving = new ArrayList<>();
  private final List<Rate> rates = new ArrayList<>();
  private long unobservable;

  Report(PrintStream out) {
    this.out = out;
  }

  /** Takes in what a library's files hold. */
  void add(Library library, Results results, int methods) {
    List<Draw.Drawn> all = results.drawn(library.name());
    rates.addAll(results.rates(library.name()));
    for (int i = 0; i < Math.min(methods, all.size()); i++) {
      List<Trial> own = results.trials(library.name(), "mutants", i);
      if (own.stream().anyMatch(Report::isUnobservable)) {
        unobservable++;
        continue;
      }
      List<Trial> counted = own.stream().filter(Report::counts).toList();
      if (counted.isEmpty()) {
        continue;
      }
      drawn.add(all.get(i));
      mutants.addAll(counted);
      results.trials(library.name(), "preserving", i).stream()
          .filter(Report::counts)
          .forEach(preserving::add);
    }
  }

  private static boolean isUnobservable(Trial trial) {
    return trial.change().equals(LibraryRun.END) && trial.outcome() == Trial.Outcome.NOT_OBSERVED;
  }

  private static boolean counts(Trial trial) {
    return !trial.change().equals(LibraryRun.END)
        && trial.outcome() != Trial.Outcome.NOT_COMPILED
        && trial.outcome() != Trial.Outcome.SAME_CODE;
  }

  /** Prints it all; whether the goals are met. */
  boolean print(boolean quick) {
    table("library", t -> t.library());
    table("operator", Trial::operator);
    survivors();
    times();
    rates();
    falseRejections();
    return figure(quick);
  }

  private static boolean killed(Trial trial) {
    return trial.outcome() == Trial.Outcome.REJECTED;
  }

  private boolean labelled(Trial trial) {
    return !killed(trial) && labels.of(trial).isPresent();
  }

  private void table(String title, java.util.function.Function<Trial, String> key) {
    Map<String, List<Trial>> groups =
        mutants.stream().collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toList()));
    out.printf(
        "%n%-34s %8s %9s %9s %10s %9s%n",
        title, "mutants", "rejected", "unseen", "equivalent", "survivors");
    groups.forEach(
        (name, trials) ->
            out.printf(
                "%-34s %8d %9d %9d %10d %9d%n",
                name,
                trials.size(),
                count(trials, Report::killed),
                count(trials, t -> t.outcome() == Trial.Outcome.NOT_OBSERVED && !labelled(t)),
                count(trials, this::labelled),
                count(trials, t -> t.outcome() == Trial.Outcome.SURVIVED && !labelled(t))));
  }

  private static long count(List<Trial> trials, Predicate<Trial> kind) {
    return trials.stream().filter(kind).count();
  }

  private void survivors() {
    out.printf("%nNot rejected and not labelled:%n");
    mutants.stream()
        .filter(t -> !killed(t) && !labelled(t))
        .forEach(
            t ->
                out.printf(
                    "  %s %s%n    %s%n    %s after %d comparisons%s%n",
                    t.library(),
                    t.method(),
                    t.change(),
                    t.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    t.compared(),
                    t.reason().isEmpty() ? "" : ": " + t.reason()));
  }

  private void times() {
    List<Trial> killed = mutants.stream().filter(Report::killed).toList();
    out.printf("%nTime to reject, by the gate that did (seconds):%n");
    Map<String, List<Trial>> byGate =
        killed.stream()
            .collect(Collectors.groupingBy(Trial::gate, TreeMap::new, Collectors.toList()));
    byGate.forEach(
        (gate, trials) ->
            out.printf(
                "  %-14s %5d  median %6.2f  upper quartile %6.2f%n",
                gate, trials.size(), quantile(trials, .5), quantile(trials, .75)));
    Map<String, Double> sums = new LinkedHashMap<>();
    killed.forEach(t -> t.took().forEach((gate, s) -> sums.merge(gate, s, Double::sum)));
    double total = sums.values().stream().mapToDouble(s -> s).sum();
    out.printf("Where it goes:");
    sums.forEach((gate, s) -> out.printf("  %s %.0f %%", gate, 100 * s / total));
    out.println();
  }

  private void rates() {
    out.printf("%nObservations a second of a warm JVM, of the smallest captured calls:%n");
    rates.stream()
        .sorted(java.util.Comparator.comparingDouble(Rate::perCpuSecond).reversed())
        .forEach(
            r ->
                out.printf(
                    "  %8.0f  (%8.0f a second of its CPU time)  size %6.0f  %s %s%n",
                    r.perSecond(), r.perCpuSecond(), r.size(), r.library(), r.method()));
  }

  private static double quantile(List<Trial> trials, double share) {
    double[] sorted = trials.stream().mapToDouble(Trial::seconds).sorted().toArray();
    return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))];
  }

  private void falseRejections() {
    out.printf(
        "%nRewrites that keep the behaviour:%n%-34s %8s %9s %9s%n",
        "kind", "tried", "rejected", "unseen");
    Map<String, List<Trial>> groups =
        preserving.stream()
            .collect(Collectors.groupingBy(Trial::operator, TreeMap::new, Collectors.toList()));
    groups.forEach(
        (kind, trials) ->
            out.printf(
                "%-34s %8d %9d %9d%n",
                kind,
                trials.size(),
                count(trials, Report::killed),
                count(trials, t -> t.outcome() == Trial.Outcome.NOT_OBSERVED)));
    preserving.stream()
        .filter(t -> t.outcome() != Trial.Outcome.SURVIVED)
        .forEach(
            t ->
                out.printf(
                    "  %s %s%n    %s%n    %s: %s%n",
                    t.library(), t.method(), t.change(), t.gate(), t.reason()));
  }

  private boolean figure(boolean quick) {
    long killed = count(mutants, Report::killed);
    long labelled = count(mutants, this::labelled);
    double share = (double) killed / Math.max(1, mutants.size() - labelled);
    long structural = count(preserving, t -> Preserving.STRUCTURAL.contains(t.operator()));
    // A test that looks at the names on a stack minds what no gate of behaviour does.
    long byTests = count(preserving, t -> killed(t) && t.gate().equals(Gate.TESTS.word()));
    long wrong = count(preserving, Report::killed) - byTests;
    double median = quantile(mutants.stream().filter(Report::killed).toList(), .5);
    out.printf(
        "%n%d methods (%d instance, %d not public, %d mutating, %d returning collections), %d more"
            + " could not be observed; load not controlled, times are medians%n",
        drawn.size(),
        drawn.stream().filter(Draw.Drawn::instance).count(),
        drawn.stream().filter(d -> !d.open()).count(),
        drawn.stream().filter(Draw.Drawn::mutating).count(),
        drawn.stream().filter(Draw.Drawn::collection).count(),
        unobservable);
    out.printf(
        "%.2f %% of %d mutants not labelled equivalent rejected (%d of %d labelled); median %.2f s to"
            + " reject; %d of %d rewrites that keep the behaviour rejected (%d structural), and %d by"
            + " the library's own tests%n",
        100 * share,
        mutants.size() - labelled,
        labelled,
        mutants.size(),
        median,
        wrong,
        preserving.size(),
        structural,
        byTests);
    boolean enough =
        quick
            || drawn.size() >= 40
                && mutants.size() >= 1_000
                && preserving.size() >= 200
                && structural >= 80;
    return enough
        && share >= GOAL
        && labelled <= MOST_LABELLED * mutants.size()
        && median < 2
        && wrong == 0;
  }
}
