package dev.hasten.probe.graph;

/** Tells the classes of the JDK from all others. */
public final class JdkClasses {
  private static final ClassLoader PLATFORM = ClassLoader.getSystemClassLoader().getParent();

  private JdkClasses() {}

  /** Whether the class came with the JVM; the element class decides for an array. */
  public static boolean contains(Class<?> type) {
    Class<?> element = type;
    while (element.isArray()) {
      element = element.getComponentType();
    }
    ClassLoader loader = element.getClassLoader();
    return (loader == null || loader == PLATFORM)
        && !element.getName().startsWith("dev.hasten.probe.");
  }

  /** Whether the class is a function spun at run time, which has no name in another JVM. */
  public static boolean isHidden(Class<?> type) {
    return !type.isArray() && type.getName().indexOf('/') >= 0;
  }
}
