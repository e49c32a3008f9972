package dev.hasten.probe.replay;

import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Copies receiver and arguments without going through their recorded bytes, where each is of a kind
 * for which that gives the same: what never changes is shared, text buffers and flat arrays are
 * copied. Reading a recording again takes microseconds, which many calls do not.
 */
final class QuickCopy {
  private final @Nullable Object[] roots;

  private QuickCopy(@Nullable Object[] roots) {
    this.roots = roots;
  }

  /**
   * A copier of roots that nobody calls anything with; nothing where one of them is of no such
   * kind.
   */
  static @Nullable QuickCopy of(@Nullable Object[] roots) {
    for (int i = 0; i < roots.length; i++) {
      Object root = roots[i];
      if (isFixed(root)) {
        continue;
      }
      if (root == null || !(isBuffer(root) || isFlat(root))) {
        return null;
      }
      for (int k = 0; k < i; k++) {
        if (roots[k] == root) {
          return null;
        }
      }
    }
    return new QuickCopy(roots);
  }

  @Nullable Object[] copy() {
    @Nullable Object[] copies = roots.clone();
    for (int i = 0; i < copies.length; i++) {
      Object root = copies[i];
      if (root != null && !isFixed(root)) {
        copies[i] = copy(root);
      }
    }
    return copies;
  }

  private static Object copy(Object root) {
    if (root instanceof StringBuilder) {
      return new StringBuilder(((StringBuilder) root).capacity()).append((StringBuilder) root);
    }
    if (root instanceof StringBuffer) {
      return new StringBuffer(((StringBuffer) root).capacity()).append((StringBuffer) root);
    }
    int length = Array.getLength(root);
    Object copy = Array.newInstance(root.getClass().getComponentType(), length);
    System.arraycopy(root, 0, copy, 0, length);
    return copy;
  }

  private static boolean isBuffer(Object root) {
    return root instanceof StringBuilder || root instanceof StringBuffer;
  }

  private static boolean isFlat(Object root) {
    Class<?> element = root.getClass().getComponentType();
    if (element == null || element.isPrimitive()) {
      return element != null;
    }
    for (Object each : (Object[]) root) {
      if (!isFixed(each)) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing that is done with it can change it. */
  private static boolean isFixed(@Nullable Object root) {
    if (root == null
        || root instanceof String
        || root instanceof Character
        || root instanceof Boolean
        || root instanceof Enum
        || root instanceof Class) {
      return true;
    }
    Class<?> type = root.getClass();
    if (root instanceof Number) {
      return type == BigInteger.class
          || type == BigDecimal.class
          || type.getName().startsWith("java.lang.");
    }
    return !type.isArray() && hasNoState(type);
  }

  private static boolean hasNoState(Class<?> type) {
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          return false;
        }
      }
    }
    return true;
  }
}
