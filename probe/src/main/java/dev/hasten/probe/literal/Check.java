package dev.hasten.probe.literal;

import dev.hasten.probe.graph.ByteSink;

/** One thing that holds after a call, as two expressions of Java. */
public final class Check {
  /** How the two expressions are compared; the names are those of the protocol. */
  public enum Kind {
    /** The actual value is null. */
    NULL,
    /** It is true, as a primitive. */
    TRUE,
    /** It is false, as a primitive. */
    FALSE,
    /** It is the expected object itself. */
    SAME,
    /** It equals the expected value. */
    EQUAL,
    /** It is the expected primitive with a fraction. */
    REAL,
    /** It is an array with the expected elements. */
    ARRAY,
    /** It is an array with the expected primitives with fractions. */
    REALS
  }

  private final Kind kind;
  private final String expected;
  private final String actual;

  /**
   * A check.
   *
   * @param expected expression of the expected value; empty where the kind says it
   * @param actual expression over the variables {@code result}, {@code receiver} and so on
   */
  public Check(Kind kind, String expected, String actual) {
    this.kind = kind;
    this.expected = expected;
    this.actual = actual;
  }

  /** Expression of the expected value. */
  public String expected() {
    return expected;
  }

  /** Whether it says what is expected; what is too long for source is left empty. */
  boolean isWhole() {
    return !expected.isEmpty() || kind == Kind.NULL || kind == Kind.TRUE || kind == Kind.FALSE;
  }

  /** Writes texts kind, expected and actual. */
  public void writeTo(ByteSink sink) {
    sink.writeText(kind.name());
    sink.writeText(expected);
    sink.writeText(actual);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Check && other.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return kind + " " + actual + " " + expected;
  }
}
