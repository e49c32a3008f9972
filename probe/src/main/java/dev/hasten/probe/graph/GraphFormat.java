package dev.hasten.probe.graph;

import java.lang.ref.Reference;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * What writer and reader of graphs agree on.
 *
 * <p>A graph is {@code int MAGIC, long size, text JVM version, count classes, class*, count
 * objects, header*, body*, count roots, reference*}. A reference is 0 for null, else 1 + the number
 * of the object. Headers hold what is needed to allocate an object and everything of a leaf; bodies
 * hold the fields and elements of those that are no leaves.
 */
final class GraphFormat {
  /** Maps that keep the views that they have made of themselves. */
  private static final Set<String> VIEWED =
      new HashSet<>(
          Arrays.asList(
              "java.util.AbstractMap",
              "java.util.HashMap",
              "java.util.Hashtable",
              "java.util.TreeMap",
              "java.util.IdentityHashMap",
              "java.util.WeakHashMap",
              "java.util.EnumMap",
              "java.util.concurrent.ConcurrentHashMap",
              "java.util.concurrent.ConcurrentSkipListMap",
              "java.util.Collections$UnmodifiableMap",
              "java.util.Collections$SynchronizedMap"));

  static final int MAGIC = 0x48475231;
  static final int SIZE_OFFSET = 4;

  static final int OBJECT = 0;
  static final int REFERENCES = 1;
  static final int PRIMITIVES = 2;
  static final int STRING = 3;
  static final int CLASS = 4;
  static final int ENUM = 5;
  static final int STATIC = 6;
  static final int BOX = 7;
  static final int PATTERN = 8;
  static final int CHARSET = 9;
  static final int PATH = 10;
  static final int LAMBDA = 11;
  static final int PROXY = 12;
  static final int RECIPE = 13;
  static final int MEMBER = 14;

  /** Longer strings are never looked up among the interned ones. */
  static final int LONGEST_INTERNED = 100;

  private GraphFormat() {}

  static String jvmVersion() {
    return System.getProperty("java.vm.version", "");
  }

  /** Bytes of a primitive. */
  static int width(char type) {
    switch (type) {
      case 'Z':
      case 'B':
        return 1;
      case 'S':
      case 'C':
        return 2;
      case 'I':
      case 'F':
        return 4;
      default:
        return 8;
    }
  }

  /**
   * Fields that are left at their default: they mean nothing in another JVM, or the JDK fills them
   * again when it needs them. A map that only made a view of itself is then what it was before.
   */
  static boolean isSkipped(Field field) {
    Class<?> owner = field.getDeclaringClass();
    String name = field.getName();
    if (owner == Reference.class) {
      return name.equals("next") || name.equals("discovered");
    }
    return owner == Throwable.class && name.equals("backtrace")
        || owner == java.io.File.class && name.equals("filePath")
        || JdkClasses.contains(owner) && isFilledAgain(owner.getName(), name);
  }

  private static boolean isFilledAgain(String owner, String name) {
    switch (name) {
      case "keySet":
      case "values":
      case "entrySet":
      case "navigableKeySet":
      case "descendingMap":
        return VIEWED.contains(owner);
      case "languageTag":
      case "hashCodeValue":
        return owner.equals("java.util.Locale");
      case "stringCache":
      case "precision":
        return owner.equals("java.math.BigDecimal");
      default:
        return false;
    }
  }
}
