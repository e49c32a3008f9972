package dev.hasten.agent.model;

import dev.hasten.target.edit.MemberEdit;
import java.util.List;

/** What a model made of a hotspot. */
public sealed interface Idea {
  /**
   * A rewrite.
   *
   * @param mechanism why it should be faster, a sentence
   * @param hazards what could go wrong with it; may be empty
   * @param edits the members that change
   */
  record Rewrite(String mechanism, String hazards, List<MemberEdit> edits) implements Idea {
    public Rewrite {
      edits = List.copyOf(edits);
    }
  }

  /** Nothing is worth doing, and why. */
  record Nothing(String reason) implements Idea {}

  /** The answer could not be used, and why. */
  record Unusable(String reason) implements Idea {}

  /**
   * There is no answer.
   *
   * @param failure why
   * @param detail the server's own words, or figures
   */
  record NoAnswer(Failure failure, String detail) implements Idea {}
}
