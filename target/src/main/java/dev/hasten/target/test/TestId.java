package dev.hasten.target.test;

/**
 * The name of one test, the same from run to run.
 *
 * @param className binary name of the test class
 * @param method method name, with the parameter types or the invocation behind it where the test
 *     framework tells several apart, such as {@code adds(int)[3]}
 */
public record TestId(String className, String method) implements Comparable<TestId> {
  @Override
  public int compareTo(TestId other) {
    int order = className.compareTo(other.className);
    return order != 0 ? order : method.compareTo(other.method);
  }

  @Override
  public String toString() {
    return className + "#" + method;
  }
}
