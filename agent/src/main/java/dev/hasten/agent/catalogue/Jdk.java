package dev.hasten.agent.catalogue;

import java.util.Optional;

/** The JDK's own types, by reflection without initialising them. */
final class Jdk {
  private Jdk() {}

  static Optional<Class<?>> type(String qualified) {
    if (!qualified.startsWith("java.") && !qualified.startsWith("javax.")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Class.forName(qualified, false, ClassLoader.getPlatformClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.empty();
    }
  }

  static boolean isA(String qualified, String base) {
    return qualified.equals(base)
        || type(qualified).flatMap(t -> type(base).map(b -> b.isAssignableFrom(t))).orElse(false);
  }
}
