package dev.hasten.probe.replay;

import dev.hasten.probe.graph.JdkClasses;
import dev.hasten.probe.graph.Layout;
import dev.hasten.probe.graph.Slot;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts sinks that hold back what they are given in the place of sinks in memory, where whoever made
 * an object gave it its sink: it might have been any.
 */
final class Sinks {
  private static final int MOST_OBJECTS = 300;

  private final Random random;

  Sinks(Random random) {
    this.random = random;
  }

  /** A sink that holds back, with the content of one in memory, where such is declared; or null. */
  static @Nullable Object holding(Object sink, Class<?> declared) {
    if (sink.getClass() == ByteArrayOutputStream.class
        && declared.isAssignableFrom(Unflushed.ByteStream.class)) {
      return new Unflushed.ByteStream(((ByteArrayOutputStream) sink).toByteArray());
    } else if ((sink.getClass() == StringWriter.class || sink.getClass() == StringBuilder.class)
        && declared.isAssignableFrom(Unflushed.TextWriter.class)
        && declared != Object.class) {
      return new Unflushed.TextWriter(sink.toString());
    }
    return null;
  }

  /** Replaces one that is reached from an object; false where there is none. */
  boolean change(Object root) {
    List<Runnable> ways = new ArrayList<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty() && seen.size() < MOST_OBJECTS) {
      Object object = open.remove();
      if (!seen.add(object)
          || object.getClass().isArray()
          || JdkClasses.contains(object.getClass())) {
        continue;
      }
      for (Slot slot : Layout.of(object.getClass()).slots()) {
        Object inner = slot.isReference() ? slot.get(object) : null;
        if (inner == null) {
          continue;
        }
        Class<?> declared = slot.field().getType();
        Object other = isGiven(object.getClass(), declared) ? holding(inner, declared) : null;
        if (other != null) {
          ways.add(() -> slot.put(object, other));
        } else {
          open.add(inner);
        }
      }
    }
    if (ways.isEmpty()) {
      return false;
    }
    ways.get(random.nextInt(ways.size())).run();
    return true;
  }

  private static boolean isGiven(Class<?> owner, Class<?> declared) {
    for (Constructor<?> constructor : owner.getDeclaredConstructors()) {
      if (!Modifier.isPrivate(constructor.getModifiers())) {
        for (Class<?> parameter : constructor.getParameterTypes()) {
          if (parameter == declared) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
