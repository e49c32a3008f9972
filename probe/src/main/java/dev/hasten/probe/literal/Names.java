package dev.hasten.probe.literal;

import dev.hasten.probe.graph.JdkClasses;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How source that stands beside the entry names classes, and from where it may. */
final class Names {
  private final String home;
  private final @Nullable ClassLoader loader;
  private final Map<String, String> imported = new TreeMap<>();
  private final Map<String, Boolean> hidden = new HashMap<>();
  private boolean atHome;

  /**
   * Names as seen from a package.
   *
   * @param home the package of the entry, where the source stands if it has to
   */
  Names(String home, @Nullable ClassLoader loader) {
    this.home = home;
    this.loader = loader;
  }

  static String packageOf(Class<?> type) {
    String name = type.getName();
    int dot = name.lastIndexOf('.');
    return dot < 0 ? "" : name.substring(0, dot);
  }

  /**
   * The name of a class in source.
   *
   * @throws NoSourceException if the package of the entry cannot name it
   */
  String of(Class<?> type) throws NoSourceException {
    if (type.isArray()) {
      return of(type.getComponentType()) + "[]";
    } else if (type.isPrimitive()) {
      return type.getName();
    }
    String canonical = type.getCanonicalName();
    if (canonical == null || type.isSynthetic() || JdkClasses.isHidden(type)) {
      throw new NoSourceException(type.getName() + " has no name in source");
    }
    Class<?> outer = type;
    for (Class<?> each = type; each != null; each = each.getEnclosingClass()) {
      use(each, each.getModifiers(), each.getName());
      outer = each;
    }
    return simple(outer) + canonical.substring(outer.getName().length());
  }

  /** Whether the package of the entry may use a member of a class, or the class itself. */
  void check(Class<?> holder, int modifiers, String what) throws NoSourceException {
    if (JdkClasses.contains(holder) && !isOfJava(packageOf(holder))) {
      throw new NoSourceException(what + " is internal to the JDK");
    } else if (Modifier.isPrivate(modifiers)) {
      throw new NoSourceException(what + " is private");
    } else if (!Modifier.isPublic(modifiers)
        && (JdkClasses.contains(holder) || !packageOf(holder).equals(home))) {
      throw new NoSourceException(what + " is not public");
    }
  }

  /** Has the source use a member of a class or the class itself. */
  void use(Class<?> holder, int modifiers, String what) throws NoSourceException {
    check(holder, modifiers, what);
    atHome |= !Modifier.isPublic(modifiers) || packageOf(holder).isEmpty();
  }

  /** Whether the package of the entry can name a class. */
  boolean isNamed(Class<?> type) {
    boolean before = atHome;
    try {
      of(type);
      return true;
    } catch (NoSourceException e) {
      return false;
    } finally {
      atHome = before;
    }
  }

  /** Whether the source has to stand in the package of the entry. */
  boolean isAtHome() {
    return atHome;
  }

  void setAtHome(boolean is) {
    atHome = is;
  }

  String home() {
    return home;
  }

  private static boolean isOfJava(String name) {
    return name.startsWith("java.") || name.startsWith("javax.") || name.startsWith("org.w3c.");
  }

  private String simple(Class<?> outer) {
    String holder = packageOf(outer);
    String simple = outer.getSimpleName();
    if (holder.isEmpty()) {
      return simple;
    }
    boolean taken = !holder.equals(home) && isTaken(simple);
    if (taken) {
      return outer.getName();
    } else if (holder.equals("java.lang")) {
      return simple;
    }
    String known = imported.putIfAbsent(simple, outer.getName());
    return known == null || known.equals(outer.getName()) ? simple : outer.getName();
  }

  /** Whether the simple name means a class of the entry's own package. */
  private boolean isTaken(String simple) {
    return hidden.computeIfAbsent(
        simple,
        s -> {
          try {
            Class.forName(home.isEmpty() ? s : home + "." + s, false, loader);
            return true;
          } catch (ClassNotFoundException | LinkageError e) {
            return false;
          }
        });
  }

  /** The imports that some source needs, in whatever package it stands. */
  List<String> imports(String source) {
    List<String> needed = new ArrayList<>();
    imported.forEach(
        (simple, name) -> {
          boolean used = Pattern.compile("(?<![.\\w])" + simple + "\\b").matcher(source).find();
          if (used) {
            needed.add(name);
          }
        });
    return needed;
  }
}
