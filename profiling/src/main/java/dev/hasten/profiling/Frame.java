package dev.hasten.profiling;

/**
 * One frame of a sampled stack.
 *
 * @param kind what ran
 * @param className binary name of the class, with the serial parts of generated names left out;
 *     empty unless the kind is {@link Kind#JAVA}
 * @param method method name; for native code the symbol, for a thread its name without digits
 * @param descriptor JVM descriptor of the method, empty where the recording has none
 * @param line source line, 0 where unknown
 */
public record Frame(Kind kind, String className, String method, String descriptor, int line) {
  /** What ran in a frame. */
  public enum Kind {
    /** A Java method, native ones included. */
    JAVA,
    /** Native code of the JVM, a library or the kernel. */
    NATIVE,
    /** The thread below a stack that has no Java frame, such as a compiler thread. */
    THREAD
  }

  public Frame {
    if (kind == Kind.JAVA == className.isEmpty()) {
      throw new IllegalArgumentException("a Java frame has a class, no other has: " + method);
    }
    if (line < 0) {
      throw new IllegalArgumentException("negative line: " + line);
    }
  }

  /** A frame of a Java method. */
  public static Frame java(String className, String method, String descriptor, int line) {
    return new Frame(Kind.JAVA, className, method, descriptor, line);
  }

  /** The name that flame graphs show, {@code a/b/C.m} or the symbol. */
  public String title() {
    return kind == Kind.JAVA ? className.replace('.', '/') + "." + method : method;
  }
}
