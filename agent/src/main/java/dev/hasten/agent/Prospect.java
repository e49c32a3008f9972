package dev.hasten.agent;

import dev.hasten.agent.catalogue.Finding;
import dev.hasten.profiling.Hotspot;
import dev.hasten.target.source.SourceMethod;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A hotspot for which there is something to propose.
 *
 * @param unit text of the compilation unit that holds it
 * @param findings what the catalogue proposes, what changes the hottest lines first, by a rule's
 *     usual gain where they are as hot; may be empty where a model will be asked
 */
record Prospect(Hotspot hotspot, SourceMethod source, String unit, List<Finding> findings) {
  Prospect {
    Map<Integer, Double> lines = hotspot.selfLines();
    findings =
        findings.stream()
            .sorted(Comparator.comparingDouble((Finding f) -> reach(f, lines)).reversed())
            .toList();
  }

  /**
   * The share of the workload's CPU time that falls on the lines that the best finding changes, 0
   * to 1: no more can be gained from it.
   */
  double reach() {
    return findings.stream().mapToDouble(f -> reach(f, hotspot.selfLines())).max().orElse(0);
  }

  /** The same with its first findings only. */
  Prospect first(long count) {
    return new Prospect(hotspot, source, unit, findings.stream().limit(count).toList());
  }

  private static double reach(Finding finding, Map<Integer, Double> lines) {
    return lines.entrySet().stream()
        .filter(line -> finding.lines().contains(line.getKey()))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }
}
