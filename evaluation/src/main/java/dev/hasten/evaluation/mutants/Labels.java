package dev.hasten.evaluation.mutants;

import dev.hasten.evaluation.library.Library;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Mutants that a reader found to do the same as the original, with the reason; in {@code
 * equivalent.txt}, four parts a line, separated by {@code " | "}: library, method, change, reason.
 */
final class Labels {
  private final Map<List<String>, String> reasons = new HashMap<>();

  static Labels read() {
    Labels labels = new Labels();
    for (String line : Library.lines(Labels.class, "equivalent.txt")) {
      String[] parts = line.split(" \\| ", 4);
      if (parts.length == 4) {
        labels.reasons.put(List.of(parts[0], parts[1], parts[2]), parts[3]);
      }
    }
    return labels;
  }

  /** Why a trial's change changes nothing that can be noticed. */
  Optional<String> of(Trial trial) {
    return Optional.ofNullable(
        reasons.get(
            List.of(trial.library(), trial.method(), trial.change().replace(" | ", " ! "))));
  }
}
