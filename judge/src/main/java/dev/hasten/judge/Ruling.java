package dev.hasten.judge;

/**
 * What a verdict says in a word. Over several methods the first in this order that any of them has
 * wins.
 */
public enum Ruling {
  /** It does not compile, breaks a rule, or a test that passed no longer does. */
  BROKEN("broken"),
  /** An input was found on which it behaves differently. */
  DIFFERENT("different"),
  /** It takes longer. */
  SLOWER("slower"),
  /** It is faster in one respect and worse in another. */
  TRADE_OFF("trade-off"),
  /** Nothing could be said with the confidence that a verdict needs. */
  CANNOT_TELL("cannot-tell"),
  /** It behaves the same and takes less time. */
  FASTER("faster"),
  /** It behaves the same and takes the same time. */
  SAME("same");

  private final String word;

  Ruling(String word) {
    this.word = word;
  }

  /** The word for it in messages, reports and JSON. */
  public String word() {
    return word;
  }
}
