package dev.hasten.replay;

import dev.hasten.target.MethodRef;

/** A session could not be started or went silent: a fault of the machine or of the entry's JVM. */
public final class SessionException extends RuntimeException {
  /** What happened. */
  public enum Kind {
    /** The JVM could not be started or its first answer did not come. */
    NOT_STARTED,
    /** The entry's class or method cannot be loaded, or a request was refused. */
    REFUSED,
    /** The JVM ended, by a crash or because the entry ended it. */
    ENDED,
    /** It gave no answer in time and was killed. */
    SILENT
  }

  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final transient MethodRef entry;
  private final String detail;

  SessionException(Kind kind, MethodRef entry, String detail) {
    super(kind + " " + entry + ": " + detail);
    this.kind = kind;
    this.entry = entry;
    this.detail = detail;
  }

  /** What happened. */
  public Kind kind() {
    return kind;
  }

  /** The entry of the session. */
  public MethodRef entry() {
    return entry;
  }

  /** What the JVM said: an exception's class and message, or the end of its standard error. */
  public String detail() {
    return detail;
  }
}
