package dev.hasten.probe.literal;

import dev.hasten.probe.graph.Layout;
import dev.hasten.probe.graph.Slot;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Brings a new object to another's state by its setters. */
final class Setters {
  private final Writing writing;

  Setters(Writing writing) {
    this.writing = writing;
  }

  /** Sets each field that differs and has a setter; whether there was one. */
  boolean set(Made made, Object wanted)
      throws NoSourceException, IllegalAccessException, InvocationTargetException {
    Object object = Objects.requireNonNull(made.value);
    boolean changed = false;
    for (Slot slot : Layout.of(wanted.getClass()).slots()) {
      Object value = slot.get(wanted);
      if (Writing.same(value, slot.get(object))) {
        continue;
      }
      Method setter = setter(wanted.getClass(), slot.field().getName(), value);
      if (setter != null) {
        Made argument = writing.make(value);
        setter.invoke(object, argument.value);
        String source = Arguments.source(argument, setter, 0, writing);
        writing.add(made.source + "." + setter.getName() + "(" + source + ");");
        changed = true;
      }
    }
    return changed;
  }

  private @Nullable Method setter(Class<?> type, String field, @Nullable Object value) {
    String name = field.startsWith("is") && field.length() > 2 ? field.substring(2) : field;
    String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    for (Method method : type.getMethods()) {
      boolean named = method.getName().equals("set" + capital) || method.getName().equals(field);
      if (named
          && method.getParameterCount() == 1
          && !Modifier.isStatic(method.getModifiers())
          && takes(method.getParameterTypes()[0], value)
          && writing.names.isNamed(method.getDeclaringClass())) {
        try {
          method.setAccessible(true);
          return method;
        } catch (RuntimeException e) {
          // Its module is closed.
        }
      }
    }
    return null;
  }

  private static boolean takes(Class<?> type, @Nullable Object value) {
    if (value == null) {
      return !type.isPrimitive();
    }
    return type.isPrimitive()
        ? java.lang.reflect.Array.get(java.lang.reflect.Array.newInstance(type, 1), 0).getClass()
            == value.getClass()
        : type.isInstance(value);
  }
}
