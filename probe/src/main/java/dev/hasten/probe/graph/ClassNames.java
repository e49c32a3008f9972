package dev.hasten.probe.graph;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds classes by the names that {@link Class#getName} gives, primitives included. */
final class ClassNames {
  private static final Class<?>[] PRIMITIVES = {
    boolean.class,
    byte.class,
    short.class,
    char.class,
    int.class,
    long.class,
    float.class,
    double.class,
    void.class
  };

  private final @Nullable ClassLoader loader;
  private final Map<String, Class<?>> found = new HashMap<>();

  ClassNames(@Nullable ClassLoader loader) {
    this.loader = loader;
    for (Class<?> primitive : PRIMITIVES) {
      found.put(primitive.getName(), primitive);
    }
  }

  /** The class, not yet initialized. */
  Class<?> find(String name) throws ClassNotFoundException {
    Class<?> type = found.get(name);
    if (type == null) {
      try {
        type = Class.forName(name, false, loader);
      } catch (LinkageError e) {
        throw new ClassNotFoundException(name, e);
      }
      found.put(name, type);
    }
    return type;
  }
}
