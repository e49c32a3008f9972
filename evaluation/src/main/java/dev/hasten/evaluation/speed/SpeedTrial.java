package dev.hasten.evaluation.speed;

import dev.hasten.benchmarks.decide.Decision;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One verdict on the speed of a change of which the truth is known.
 *
 * @param library the target's name
 * @param jdk feature release of the JDK that ran both sides
 * @param method the entry that was timed
 * @param kind what the change is
 * @param number of the trial among those of its method and kind, from 0
 * @param effect true log ratio of the original's time over the candidate's in the seen band
 * @param decision what the contest said
 * @param band the band that it speaks of; empty for none
 * @param first log ratios of the pairs of the first pass, by band
 * @param confirmation those of the confirmation, by band; empty where there was none
 * @param nanos CPU time of one call of the original, by band; 0 where no pair counted
 * @param voids what made pairs not count, one entry a pair
 * @param objections what spoke against a gain
 * @param seconds all the time of the contest
 * @param load the machine's load average over a minute as it began
 */
record SpeedTrial(
    String library,
    int jdk,
    String method,
    String kind,
    int number,
    double effect,
    String decision,
    String band,
    Map<String, double[]> first,
    Map<String, double[]> confirmation,
    Map<String, Double> nanos,
    List<String> voids,
    List<String> objections,
    double seconds,
    double load) {
  /** The same source, compiled again. */
  static final String IDENTICAL = "identical";

  /** Other byte code that does the same by the same work. */
  static final String NO_OP = "no-op";

  /** Planted work, more or less of it. */
  static final String PLANTED = "planted";

  /** What measures how long planted work takes. */
  static final String CALIBRATION = "calibration";

  SpeedTrial {
    voids = List.copyOf(voids);
    objections = List.copyOf(objections);
    first = Map.copyOf(first);
    confirmation = Map.copyOf(confirmation);
    nanos = Map.copyOf(nanos);
  }

  /** Whether the truth is that nothing changed. */
  boolean isNoise() {
    return kind.equals(IDENTICAL) || kind.equals(NO_OP);
  }

  boolean isPlanted() {
    return kind.startsWith(PLANTED);
  }

  /** Library, JDK and method: what a spread belongs to. */
  String subject() {
    return "%s jdk%d %s".formatted(library, jdk, method);
  }

  boolean is(Decision one) {
    return decision.equals(one.word());
  }

  static double medianSeconds(List<SpeedTrial> trials) {
    double[] seconds = trials.stream().mapToDouble(SpeedTrial::seconds).sorted().toArray();
    return seconds.length == 0 ? 0 : seconds[seconds.length / 2];
  }

  /** How many of some trials came to each decision, as text. */
  static String decisions(List<SpeedTrial> trials) {
    return trials.stream()
        .collect(Collectors.groupingBy(SpeedTrial::decision, TreeMap::new, Collectors.counting()))
        .toString();
  }
}
