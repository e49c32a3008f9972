package dev.hasten.agent.catalogue;

import dev.hasten.target.edit.EditSet;
import java.util.List;

/**
 * A rewrite that a rule proposes for one hot method.
 *
 * @param rule id of the rule
 * @param mechanism why it should be faster, in a sentence
 * @param hazards what may differ here
 * @param edits all edits of the rewrite
 */
public record Finding(String rule, String mechanism, List<String> hazards, EditSet edits) {
  public Finding {
    hazards = List.copyOf(hazards);
  }
}
