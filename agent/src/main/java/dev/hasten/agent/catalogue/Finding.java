package dev.hasten.agent.catalogue;

import dev.hasten.target.edit.EditSet;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A rewrite that a rule proposes for one hot method.
 *
 * @param rule id of the rule
 * @param mechanism why it should be faster, in a sentence
 * @param hazards what may differ here
 * @param edits all edits of the rewrite
 * @param lines of the unit's text as it is, from 1, whose cost the rewrite can change: those that
 *     it edits, and those that use a variable for which it makes something else
 */
public record Finding(
    String rule, String mechanism, List<String> hazards, EditSet edits, SortedSet<Integer> lines) {
  public Finding {
    hazards = List.copyOf(hazards);
    lines = Collections.unmodifiableSortedSet(new TreeSet<>(lines));
  }
}
