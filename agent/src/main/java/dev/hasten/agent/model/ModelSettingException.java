package dev.hasten.agent.model;

/** A model was named that cannot be asked. */
public final class ModelSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Kind {
    /** The provider in front of the colon is not known. */
    UNKNOWN_PROVIDER,
    /** No key in the environment. */
    NO_KEY,
    /** Nobody said what the model costs. */
    NO_PRICE,
    /** The price cannot be read. */
    BAD_PRICE,
    /** The base URL cannot be read. */
    BAD_URL,
    /** The folder of recorded exchanges is not there. */
    NO_RECORDING
  }

  private final Kind kind;
  private final String what;

  ModelSettingException(Kind kind, String what) {
    super(kind + ": " + what);
    this.kind = kind;
    this.what = what;
  }

  /** What is wrong. */
  public Kind kind() {
    return kind;
  }

  /** The text that is. */
  public String what() {
    return what;
  }
}
