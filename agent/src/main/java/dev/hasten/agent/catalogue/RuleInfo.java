package dev.hasten.agent.catalogue;

import java.util.List;

/**
 * What a rule is, for listings and for the dossier.
 *
 * @param id stable name, such as {@code RGX-1}
 * @param title the rewrite in a few words
 * @param finds the pattern it looks for
 * @param hazards what may differ after the rewrite; behaviour gates decide
 * @param grade how much of its safety the rule establishes by itself
 * @param since lowest Java release of a target that the rewritten code needs
 */
public record RuleInfo(
    String id, String title, String finds, List<String> hazards, Grade grade, int since) {

  /** How much a rule establishes by itself. */
  public enum Grade {
    /** Local and safe wherever the rule fires. */
    A,
    /** Safe under conditions that the rule cannot all see. */
    B,
    /** Worth a try; behaviour may well differ. */
    C
  }

  public RuleInfo {
    if (!id.matches("[A-Z]{3}-[0-9]{1,2}")) {
      throw new IllegalArgumentException("not a rule's id: " + id);
    }
    if (since < 8) {
      throw new IllegalArgumentException("release must be at least 8: " + since);
    }
    hazards = List.copyOf(hazards);
  }

  /** Whether the rewrite was measured to gain at least 1.1x on a JDK, or was not measured. */
  public boolean paysOn(int jdk) {
    return MeasuredGains.pays(id, jdk);
  }
}
