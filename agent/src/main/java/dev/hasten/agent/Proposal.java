package dev.hasten.agent;

import dev.hasten.target.edit.Patch;
import java.util.List;

/**
 * A rewrite that somebody proposes.
 *
 * @param id short name, unique in the run
 * @param origin who proposes it: {@code catalogue RGX-1} or {@code model NAME}
 * @param mechanism why it should be faster, a sentence
 * @param hazards what could go wrong with it
 * @param patch the files as they stand after it
 */
public record Proposal(
    String id, String origin, String mechanism, List<String> hazards, Patch patch) {
  public Proposal {
    hazards = List.copyOf(hazards);
  }
}
