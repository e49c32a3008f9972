package dev.hasten.replay;

import dev.hasten.probe.graph.ByteSource;
import java.util.ArrayList;
import java.util.List;

/** A call as source with what holds after it, or why there is no such. */
public sealed interface Expectation {
  /**
   * It cannot be written.
   *
   * @param reason why, as half a sentence
   */
  record None(String reason) implements Expectation {}

  /**
   * What a test of the call says.
   *
   * @param call the call; its source gives exactly the input
   * @param imports classes that the checks need imported beside those of the call
   * @param thrown class of the exception that ends it, as source in the entry's package names it;
   *     empty where it returns
   * @param message literal of the exception's message; empty where that is not the target's
   * @param checks what holds after the call, in the order in which it is to be asked
   * @param declaresChecked whether the entry declares checked exceptions
   */
  record Told(
      Literal.Source call,
      List<String> imports,
      String thrown,
      String message,
      List<Check> checks,
      boolean declaresChecked)
      implements Expectation {
    public Told {
      imports = List.copyOf(imports);
      checks = List.copyOf(checks);
    }

    /** Whether it says anything. */
    public boolean isTelling() {
      return !thrown.isEmpty() || !checks.isEmpty();
    }
  }

  /** How two expressions are compared: by the names that the probe gives them. */
  enum Kind {
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

  /**
   * One thing that holds.
   *
   * @param kind how the two are compared
   * @param expected expression; empty where the kind says it
   * @param actual expression over {@code result}, {@code receiver}, {@code argument1} and so on
   */
  record Check(Kind kind, String expected, String actual) {}

  /**
   * Reads the answer to the probe's request.
   *
   * @throws IndexOutOfBoundsException if it is torn
   * @throws IllegalArgumentException if it compares in a way that is not known
   */
  static Expectation read(ByteSource source, Input asked) {
    String why = source.readText();
    if (!why.isEmpty()) {
      return new None(why);
    }
    Literal literal = Literal.read(source, asked);
    if (!(literal instanceof Literal.Source call)) {
      return new None(literal instanceof Literal.None none ? none.reason() : "");
    }
    List<String> imports = new ArrayList<>();
    for (int left = source.readCount(); left > 0; left--) {
      imports.add(source.readText());
    }
    String thrown = source.readText();
    String message = source.readText();
    List<Check> checks = new ArrayList<>();
    for (int left = source.readCount(); left > 0; left--) {
      Kind kind = Kind.valueOf(source.readText());
      checks.add(new Check(kind, source.readText(), source.readText()));
    }
    return new Told(call, imports, thrown, message, checks, source.readByte() != 0);
  }
}
