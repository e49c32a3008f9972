package dev.hasten.probe.observe;

import dev.hasten.probe.graph.JdkClasses;

/** Names of classes that do not change when code around them is rewritten. */
final class Labels {
  private Labels() {}

  /**
   * The class's name; of a function or an anonymous class, whose numbers come from their order in
   * the source, what it implements or extends.
   */
  static String of(Class<?> type) {
    if (JdkClasses.isHidden(type)) {
      return "function " + supertype(type);
    }
    boolean anonymous;
    try {
      anonymous = type.isAnonymousClass();
    } catch (LinkageError e) {
      anonymous = false;
    }
    if (!anonymous) {
      return type.getName();
    }
    String name = type.getName();
    int inner = name.indexOf('$');
    return (inner < 0 ? name : name.substring(0, inner)) + "'s anonymous " + supertype(type);
  }

  private static String supertype(Class<?> type) {
    Class<?>[] interfaces = type.getInterfaces();
    if (interfaces.length > 0) {
      return interfaces[0].getName();
    }
    Class<?> parent = type.getSuperclass();
    return parent == null ? "" : parent.getName();
  }
}
