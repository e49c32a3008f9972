package dev.hasten.probe.graph;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects that code compares by identity with a static final field: an empty list's array, a null
 * key, {@code Optional.empty()}, a class's own {@code NIL}. They are written by the name of the
 * field.
 *
 * <p>From classes of the JDK every static final reference counts. From others only bare {@code
 * Object}s, empty arrays, objects without fields and instances of the class itself: the rest is
 * state that a call may change.
 */
final class Sentinels {
  private static final ClassValue<Field[]> FIELDS =
      new ClassValue<Field[]>() {
        @Override
        protected Field[] computeValue(Class<?> type) {
          return candidates(type);
        }
      };

  private final Map<Object, Field> byValue = new IdentityHashMap<>();
  private final Set<Class<?>> met = new HashSet<>();

  /** The field that holds this very object, among the classes met so far. */
  @Nullable Field find(Object object) {
    return byValue.get(object);
  }

  /** Learns the statics of a class, its superclasses and the classes around them. */
  void meet(Class<?> type) {
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Class<?> around = c; around != null; around = around.getDeclaringClass()) {
        if (met.add(around)) {
          index(around);
        }
      }
    }
  }

  private void index(Class<?> type) {
    if (type.isArray() || type.isPrimitive() || Memory.isUninitialized(type)) {
      return;
    }
    for (Field field : FIELDS.get(type)) {
      Object value = Memory.getStatic(field);
      if (value != null && counts(field, value)) {
        byValue.putIfAbsent(value, field);
      }
    }
  }

  private static Field[] candidates(Class<?> type) {
    List<Field> found = new ArrayList<>();
    Field[] declared;
    try {
      declared = type.getDeclaredFields();
    } catch (LinkageError e) {
      return new Field[0];
    }
    for (Field field : declared) {
      int modifiers = field.getModifiers();
      Class<?> held = field.getType();
      if (Modifier.isStatic(modifiers)
          && Modifier.isFinal(modifiers)
          && !held.isPrimitive()
          && held != String.class
          && held != Class.class
          && !held.isEnum()) {
        found.add(field);
      }
    }
    return found.toArray(new Field[0]);
  }

  private static boolean counts(Field field, Object value) {
    Class<?> type = value.getClass();
    if (GraphWriter.isPlainLeaf(value)) {
      return false;
    }
    if (JdkClasses.contains(field.getDeclaringClass())) {
      return true;
    }
    return type == Object.class
        || type.isArray() && Array.getLength(value) == 0
        || field.getDeclaringClass().isInstance(value)
        || !type.isArray() && Layout.of(type).slots().isEmpty();
  }
}
