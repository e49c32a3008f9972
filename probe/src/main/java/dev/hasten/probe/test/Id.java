package dev.hasten.probe.test;

import org.jspecify.annotations.Nullable;

/** Id of a test: its class and its method, with parameter types or invocation behind it. */
final class Id {
  /** Longest name that is told. */
  private static final int LONGEST = 8000;

  private final String className;
  private final String method;

  Id(String className, String method) {
    this.className = cut(className);
    this.method = cut(method);
  }

  /** The id that JUnit 4 writes {@code method(class)}; of a whole class if it is a class name. */
  static Id ofDescription(String displayName) {
    int open = displayName.lastIndexOf('(');
    if (open < 0 || !displayName.endsWith(")")) {
      return new Id(displayName, TestProtocol.WHOLE_CLASS);
    }
    return new Id(
        displayName.substring(open + 1, displayName.length() - 1), displayName.substring(0, open));
  }

  String className() {
    return className;
  }

  String method() {
    return method;
  }

  /** The same with a number that tells it from earlier ones of the same name. */
  Id again(int number) {
    return new Id(className, method + "#" + number);
  }

  private static String cut(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
  }

  @Override
  public String toString() {
    return className + "#" + method;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Id
        && ((Id) other).className.equals(className)
        && ((Id) other).method.equals(method);
  }

  @Override
  public int hashCode() {
    return 31 * className.hashCode() + method.hashCode();
  }
}
