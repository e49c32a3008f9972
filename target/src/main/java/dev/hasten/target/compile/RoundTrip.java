package dev.hasten.target.compile;

import java.util.List;
import java.util.Set;

/** How a unit compiled unchanged compares with the class files of the build. */
public sealed interface RoundTrip {
  /** The same classes with the same code. */
  record Same() implements RoundTrip {}

  /**
   * The same classes with the same members, but other code in some: another compiler, another
   * target level, or weaving that adds no members.
   *
   * @param classNames the classes with other code
   */
  record OtherCode(Set<String> classNames) implements RoundTrip {}

  /**
   * Classes or members differ: the unit cannot be compiled alone.
   *
   * @param likely what probably made the difference
   * @param differences each as {@code class} or {@code class member}, with {@code build has} or
   *     {@code build lacks} in front
   */
  record OtherMembers(Cause likely, List<String> differences) implements RoundTrip {}

  /** Unchanged, the unit does not compile here, or there is no answer. */
  record NotCompiled(Cause likely, Compilation compilation) implements RoundTrip {}

  /** What makes a build's class files differ from what the compiler alone makes. */
  enum Cause {
    /** Lombok writes members. */
    LOMBOK,
    /** An annotation processor writes sources that the unit needs. */
    ANNOTATION_PROCESSING,
    /** The source differs from the one that was built, or something rewrote the class files. */
    UNKNOWN
  }
}
