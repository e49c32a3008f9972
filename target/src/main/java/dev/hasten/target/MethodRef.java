package dev.hasten.target;

import java.lang.constant.MethodTypeDesc;
import java.util.Comparator;
import java.util.stream.Collectors;

/**
 * A method or constructor of the target, named as class files name it.
 *
 * @param className binary name, such as {@code a.b.Outer$Inner}
 * @param name method name; {@code <init>} for a constructor, {@code <clinit>} for an initializer
 * @param descriptor JVM descriptor, such as {@code (ILjava/lang/String;)V}
 */
public record MethodRef(String className, String name, String descriptor)
    implements Comparable<MethodRef> {
  private static final Comparator<MethodRef> ORDER =
      Comparator.comparing(MethodRef::className)
          .thenComparing(MethodRef::name)
          .thenComparing(MethodRef::descriptor);

  public MethodRef {
    if (className.isEmpty() || className.indexOf('/') >= 0 || name.isEmpty()) {
      throw new IllegalArgumentException("not a method: " + className + "#" + name);
    }
    if (descriptor.isEmpty() || descriptor.charAt(0) != '(' || descriptor.indexOf(')') < 0) {
      throw new IllegalArgumentException("not a method descriptor: " + descriptor);
    }
  }

  /**
   * Reads what {@link #toString} writes, {@code a.b.C#m(I)V}.
   *
   * @throws IllegalArgumentException if the text has another form
   */
  public static MethodRef parse(String text) {
    int hash = text.indexOf('#');
    int paren = text.indexOf('(');
    if (hash < 1 || paren < hash + 2) {
      throw new IllegalArgumentException("not a method: " + text);
    }
    return new MethodRef(
        text.substring(0, hash), text.substring(hash + 1, paren), text.substring(paren));
  }

  /** The class as class files spell it inside, {@code a/b/Outer$Inner}. */
  public String internalName() {
    return className.replace('.', '/');
  }

  /** The class without its package, {@code Outer$Inner}. */
  public String simpleClassName() {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** Parameter types by simple name, {@code (int,String)}. */
  public String parameters() {
    return MethodTypeDesc.ofDescriptor(descriptor).parameterList().stream()
        .map(type -> type.displayName().replace('$', '.'))
        .map(type -> type.substring(type.lastIndexOf('.') + 1))
        .collect(Collectors.joining(",", "(", ")"));
  }

  /** As people write it, {@code a.b.C#m(int,String)}. */
  public String readable() {
    return className + "#" + name + parameters();
  }

  @Override
  public int compareTo(MethodRef other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return className + "#" + name + descriptor;
  }
}
