package dev.hasten.probe.graph;

/** A graph cannot be written, or not be rebuilt here, and why. */
public final class NotReplayableException extends Exception {
  /** What stands in the way. */
  public enum Reason {
    /** An object lives in this JVM alone: a thread, a class loader, a native handle. */
    LIVE_OBJECT,
    /** A function made by code that was not prepared for capture. */
    LAMBDA,
    /** Too many objects or bytes. */
    TOO_LARGE,
    /** The class is absent here, or two of that name were met. */
    CLASS,
    /** The class is there and cannot be used: it does not verify, or its initialization fails. */
    UNUSABLE,
    /** The class has other instance fields here. */
    LAYOUT,
    /** How its object came to be is not known, or cannot be done again here. */
    RECIPE,
    /** Another JDK wrote it. */
    JDK,
    /** The bytes are not a graph. */
    MALFORMED
  }

  private static final long serialVersionUID = 1;

  private final Reason reason;
  private final String className;
  private final String path;

  /** A refusal of the class found at the path, such as {@code 1.names.elementData[3]}. */
  public NotReplayableException(Reason reason, String className, String path) {
    super(reason + " " + className + (path.isEmpty() ? "" : " at " + path));
    this.reason = reason;
    this.className = className;
    this.path = path;
  }

  /** What stands in the way. */
  public Reason reason() {
    return reason;
  }

  /** The class at which it stopped; the two versions where the JDK differs. */
  public String className() {
    return className;
  }

  /** From the number of the root, 0 the receiver, over fields and indexes; may be empty. */
  public String path() {
    return path;
  }
}
