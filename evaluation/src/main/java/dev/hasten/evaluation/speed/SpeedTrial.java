package dev.hasten.evaluation.speed;

import java.util.List;
import java.util.Map;

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

  SpeedTrial {
    voids = List.copyOf(voids);
    objections = List.copyOf(objections);
    first = Map.copyOf(first);
    confirmation = Map.copyOf(confirmation);
    nanos = Map.copyOf(nanos);
  }

  boolean isPlanted() {
    return kind.startsWith(PLANTED);
  }

  /** Library, JDK and method: what a spread belongs to. */
  String subject() {
    return "%s jdk%d %s".formatted(library, jdk, method);
  }

  int pairs() {
    return longest(first) + longest(confirmation);
  }

  private static int longest(Map<String, double[]> values) {
    return values.values().stream().mapToInt(d -> d.length).max().orElse(0);
  }
}
