package dev.hasten.probe.agent;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What kind of call this is, told from the outermost objects alone and without running code of the
 * target: types, sizes by power of two, the make-up of a text, the magnitude of a number.
 */
final class Shape {
  private static final int SCANNED = 64;

  private long hash = 1;
  private long size;
  private final @Nullable StringBuilder text;

  private Shape(@Nullable StringBuilder text) {
    this.text = text;
  }

  /** The shape of a call, as a number only. */
  static Shape of(@Nullable Object receiver, Object[] arguments) {
    return new Shape(null).add(receiver, arguments);
  }

  /** The shape of a call for people, such as {@code (String:8 latin, int:1)}. */
  static String describe(@Nullable Object receiver, Object[] arguments) {
    Shape shape = new Shape(new StringBuilder()).add(receiver, arguments);
    return String.valueOf(shape.text);
  }

  /** Equal for calls of one shape. */
  long key() {
    return hash;
  }

  /** Characters, elements and bytes in the outermost objects. */
  long size() {
    return size;
  }

  /** Floor of the binary logarithm, plus one; 0 for 0. */
  static int bucket(long size) {
    return 64 - Long.numberOfLeadingZeros(Math.max(size, 0));
  }

  private Shape add(@Nullable Object receiver, Object[] arguments) {
    root(receiver);
    for (Object argument : arguments) {
      root(argument);
    }
    return this;
  }

  private void root(@Nullable Object root) {
    if (root == null) {
      fold("null", 0, 0);
      return;
    }
    Class<?> type = root.getClass();
    if (root instanceof String) {
      String string = (String) root;
      size += string.length();
      fold("String", bucket(string.length()), makeUp(string));
    } else if (root instanceof Boolean) {
      fold("boolean", (Boolean) root ? 1 : 0, 0);
    } else if (root instanceof Enum) {
      fold(type.getName() + '.' + ((Enum<?>) root).name(), 0, 0);
    } else if (root instanceof Character) {
      char c = (Character) root;
      fold("char", c < 128 ? (Character.isLetterOrDigit(c) ? 1 : 2) : 3, 0);
    } else if (root instanceof Number && isOfJdk(type)) {
      double value = ((Number) root).doubleValue();
      fold(type.getSimpleName(), bucket((long) Math.abs(value)), value < 0 ? 1 : 0);
    } else {
      long length = length(root, type);
      size += Math.max(length, 0);
      fold(name(type), bucket(length), 0);
    }
  }

  /** The hidden class of a lambda has a number in its name that differs from run to run. */
  private static String name(Class<?> type) {
    String name = type.getName();
    int lambda = name.indexOf("$$Lambda");
    return lambda < 0 ? name : name.substring(0, lambda) + "$$Lambda";
  }

  private static long length(Object root, Class<?> type) {
    if (type.isArray()) {
      return java.lang.reflect.Array.getLength(root);
    }
    if (!isOfJdk(type) || !type.getName().startsWith("java.")) {
      return 0;
    }
    if (root instanceof StringBuilder || root instanceof StringBuffer) {
      return ((CharSequence) root).length();
    }
    // A view of the JDK over a collection of the target would run the target's size().
    String name = type.getName();
    boolean plain = name.indexOf('$') < 0 && !name.startsWith("java.util.Abstract");
    if (plain && root instanceof Collection) {
      return ((Collection<?>) root).size();
    }
    return plain && root instanceof Map ? ((Map<?, ?>) root).size() : 0;
  }

  private static boolean isOfJdk(Class<?> type) {
    return type.getClassLoader() == null;
  }

  /** 0 letters, digits and spaces only; 1 other ASCII; 2 beyond ASCII. */
  private static int makeUp(String string) {
    int highest = 0;
    for (int i = 0; i < Math.min(string.length(), SCANNED); i++) {
      char c = string.charAt(i);
      if (c >= 128) {
        return 2;
      }
      if (!Character.isLetterOrDigit(c) && c != ' ') {
        highest = 1;
      }
    }
    return highest;
  }

  private void fold(String type, int first, int second) {
    hash = Sampler.mix(hash * 31 + type.hashCode() + ((long) first << 40) + ((long) second << 50));
    if (text != null) {
      text.append(text.length() == 0 ? "" : ", ").append(type);
      if (first != 0 || second != 0) {
        text.append(':').append(first).append(second == 0 ? "" : "/" + second);
      }
    }
  }
}
