package dev.hasten.evaluation.speed;

import dev.hasten.benchmarks.decide.Decision;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How much of what was planted is found, by the spread of the method. */
final class PowerReport {
  private static final int LEAST_SLOWDOWNS = 300;
  private static final double SMALL_FOUND = .80;
  private static final double LARGE_FOUND = .98;

  private final List<SpeedTrial> planted;
  private final Spread spread;
  private final PrintStream out;

  PowerReport(List<SpeedTrial> all, PrintStream out) {
    this.planted = all.stream().filter(SpeedTrial::isPlanted).toList();
    this.spread = new Spread(all);
    this.out = out;
  }

  /** Prints the table and the figure; whether the goals are met. */
  boolean print(boolean quick) {
    Map<String, List<SpeedTrial>> cells =
        planted.stream()
            .collect(
                Collectors.groupingBy(
                    t -> band(t) + " | " + t.kind(), TreeMap::new, Collectors.toList()));
    out.printf(
        "%n%-44s %6s %7s %7s %7s  %s%n",
        "launch SD | planted", "trials", "faster", "slower", "s", "decisions");
    cells.forEach(
        (cell, trials) ->
            out.printf(
                Locale.ROOT,
                "%-44s %6d %6.0f%% %6.0f%% %7.1f  %s%n",
                cell,
                trials.size(),
                100 * share(trials, Decision.FASTER),
                100 * share(trials, Decision.SLOWER),
                SpeedTrial.medianSeconds(trials),
                SpeedTrial.decisions(trials)));
    List<SpeedTrial> slowed = planted.stream().filter(t -> t.effect() < Math.log(.98)).toList();
    long accepted = count(slowed, Decision.FASTER);
    List<SpeedTrial> small = quiet(1.03);
    List<SpeedTrial> large = quiet(1.10);
    out.printf(
        Locale.ROOT,
        "%n%d planted slowdowns of 3 %% or more, %d called faster; where the launch SD is %s: +3 %%"
            + " found in %.0f %% of %d, +10 %% in %.0f %% of %d%n",
        slowed.size(),
        accepted,
        Spread.quiet(),
        100 * share(small, Decision.FASTER),
        small.size(),
        100 * share(large, Decision.FASTER),
        large.size());
    boolean enough = quick || slowed.size() >= LEAST_SLOWDOWNS && !small.isEmpty();
    return enough
        && accepted == 0
        && (quick
            || share(small, Decision.FASTER) >= SMALL_FOUND
                && share(large, Decision.FASTER) >= LARGE_FOUND);
  }

  private String band(SpeedTrial trial) {
    return spread.of(trial).map(s -> Spread.band(s.sd())).orElse("not measured");
  }

  private List<SpeedTrial> quiet(double ratio) {
    return planted.stream()
        .filter(t -> t.kind().equals(LibraryTrials.kind(ratio)))
        .filter(t -> band(t).equals(Spread.quiet()))
        .toList();
  }

  private static long count(List<SpeedTrial> trials, Decision decision) {
    return trials.stream().filter(t -> t.is(decision)).count();
  }

  private static double share(List<SpeedTrial> trials, Decision decision) {
    return trials.isEmpty() ? 0 : (double) count(trials, decision) / trials.size();
  }
}
