package dev.hasten.evaluation.speed;

import dev.hasten.benchmarks.decide.Decision;
import dev.hasten.benchmarks.decide.Sample;
import dev.hasten.benchmarks.decide.StudentT;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What became of programs that are the same. */
final class NoiseReport {
  private static final int LEAST_TRIALS = 300;
  private static final int LEAST_METHODS = 30;
  private static final double MOST_SLOWER = .01;

  private final List<SpeedTrial> trials;
  private final Spread spread;
  private final PrintStream out;

  NoiseReport(List<SpeedTrial> all, PrintStream out) {
    this.trials = all.stream().filter(SpeedTrial::isNoise).toList();
    this.spread = new Spread(trials);
    this.out = out;
  }

  /** Prints the table and the figure; whether the goals are met. */
  boolean print(boolean quick) {
    out.printf(
        Locale.ROOT,
        "%n%-76s %6s %5s %8s %7s %6s  %s%n",
        "method",
        "trials",
        "pairs",
        "mean",
        "+-2se",
        "SD",
        "decisions");
    Map<String, List<SpeedTrial>> bySubject =
        trials.stream()
            .collect(Collectors.groupingBy(SpeedTrial::subject, TreeMap::new, Collectors.toList()));
    List<String> off = new ArrayList<>();
    bySubject.forEach(
        (subject, own) -> {
          Sample sample = spread.bySubject().get(subject);
          if (sample == null) {
            out.printf("%-76s %6d  no pair counted%n", shortened(subject), own.size());
            return;
          }
          boolean biased = Math.abs(sample.mean()) > 2 * sample.standardError();
          if (biased) {
            off.add(subject);
          }
          out.printf(
              Locale.ROOT,
              "%-76s %6d %5d %+7.2f%% %6.2f%% %5.2f%%  %s%s%n",
              shortened(subject),
              own.size(),
              sample.count(),
              100 * sample.mean(),
              200 * sample.standardError(),
              100 * sample.sd(),
              SpeedTrial.decisions(own),
              biased ? "  OFF" : "");
        });
    bands();
    long faster = trials.stream().filter(t -> t.is(Decision.FASTER)).count();
    long slower = trials.stream().filter(t -> t.is(Decision.SLOWER)).count();
    out.printf(
        Locale.ROOT,
        "%nBy chance alone the mean of %.1f methods would be off by more than two standard errors.%n",
        spread.bySubject().values().stream()
            .mapToDouble(sample -> 2 * StudentT.above(2, sample.count() - 1))
            .sum());
    out.printf(
        Locale.ROOT,
        "%n%d trials on %d methods: %d called faster, %d called slower (%.2f %%), the mean of %d"
            + " methods off by more than two standard errors; median %.1f s a verdict%n",
        trials.size(),
        bySubject.size(),
        faster,
        slower,
        100.0 * slower / Math.max(1, trials.size()),
        off.size(),
        SpeedTrial.medianSeconds(trials));
    boolean enough = quick || trials.size() >= LEAST_TRIALS && bySubject.size() >= LEAST_METHODS;
    return enough
        && faster == 0
        && slower <= MOST_SLOWER * trials.size()
        && (quick || off.isEmpty());
  }

  private void bands() {
    Map<String, Long> methods =
        spread.bySubject().values().stream()
            .collect(
                Collectors.groupingBy(
                    s -> Spread.band(s.sd()), TreeMap::new, Collectors.counting()));
    out.printf("%nlaunch SD%n");
    methods.forEach(
        (band, count) ->
            out.printf(
                Locale.ROOT,
                "  %-16s %3d methods, %.0f %%%n",
                band,
                count,
                100.0 * count / spread.bySubject().size()));
  }

  private static String shortened(String subject) {
    String plain = subject.replaceAll("\\(.*", "").replaceAll("[a-z]\\w*\\.(?=[\\w.]*[A-Z])", "");
    return plain.length() <= 76 ? plain : plain.substring(0, 76);
  }
}
