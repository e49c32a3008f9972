package dev.hasten.agent;

/** The user named something that the target does not have. */
public final class NothingNamedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What was named. */
  public enum Kind {
    /** A method. */
    METHOD,
    /** Test classes. */
    TESTS
  }

  private final Kind kind;
  private final String text;

  NothingNamedException(Kind kind, String text) {
    super(kind + ": " + text);
    this.kind = kind;
    this.text = text;
  }

  /** What was named. */
  public Kind kind() {
    return kind;
  }

  /** How. */
  public String text() {
    return text;
  }
}
