package dev.hasten.probe.literal;

/** No Java source makes an object, for a reason that people can read. */
public final class NoSourceException extends Exception {
  private static final long serialVersionUID = 1;

  NoSourceException(String reason) {
    super(reason, null, false, false);
  }

  /** Why, as half a sentence. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
