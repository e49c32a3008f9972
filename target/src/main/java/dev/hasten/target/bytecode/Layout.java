package dev.hasten.target.bytecode;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the state of classes differs between two sides. */
public final class Layout {
  private Layout() {}

  /**
   * Fields, static ones included, that exist on one side only, or on both with another type or
   * another kind (static or not).
   *
   * @param original folder with the original's class files
   * @param candidate folder with the candidate's; the same units, compiled
   * @return field names by binary class name; classes without a difference are left out
   */
  public static SortedMap<String, SortedSet<String>> difference(Path original, Path candidate) {
    Map<String, ClassFile> before = ClassFolder.read(original);
    Map<String, ClassFile> after = ClassFolder.read(candidate);
    SortedMap<String, SortedSet<String>> result = new TreeMap<>();
    for (String name : union(before.keySet(), after.keySet())) {
      SortedSet<String> names = new TreeSet<>();
      for (String shape : differ(fields(before.get(name)), fields(after.get(name)))) {
        names.add(shape.substring(shape.lastIndexOf(' ') + 1));
      }
      if (!names.isEmpty()) {
        result.put(name, names);
      }
    }
    return result;
  }

  /**
   * Methods without parameters that exist on one side only, as {@code size()}, by binary class
   * name: questions that cannot be put to both.
   */
  public static SortedMap<String, SortedSet<String>> questions(Path original, Path candidate) {
    Map<String, ClassFile> before = ClassFolder.read(original);
    Map<String, ClassFile> after = ClassFolder.read(candidate);
    SortedMap<String, SortedSet<String>> result = new TreeMap<>();
    for (String name : union(before.keySet(), after.keySet())) {
      SortedSet<String> one = asked(before.get(name));
      SortedSet<String> other = asked(after.get(name));
      SortedSet<String> alone = new TreeSet<>(differ(one, other));
      if (!alone.isEmpty()) {
        result.put(name, alone);
      }
    }
    return result;
  }

  private static SortedSet<String> asked(@Nullable ClassFile type) {
    SortedSet<String> names = new TreeSet<>();
    if (type != null) {
      type.methods().stream()
          .filter(m -> m.descriptor().startsWith("()"))
          .forEach(m -> names.add(m.name() + "()"));
    }
    return names;
  }

  /**
   * Classes whose objects cannot be carried over field by field: their instance fields,
   * constructors or superclass differ, or they exist on one side only.
   */
  public static SortedSet<String> unrestorable(Path original, Path candidate) {
    Map<String, ClassFile> before = ClassFolder.read(original);
    Map<String, ClassFile> after = ClassFolder.read(candidate);
    SortedSet<String> result = new TreeSet<>();
    for (String name : union(before.keySet(), after.keySet())) {
      ClassFile a = before.get(name);
      ClassFile b = after.get(name);
      if (a == null
          || b == null
          || !Objects.equals(a.superName(), b.superName())
          || !instanceShape(a).equals(instanceShape(b))) {
        result.add(name);
      }
    }
    return result;
  }

  private static Set<String> instanceShape(ClassFile type) {
    Set<String> shape =
        type.fields().stream()
            .filter(ClassFile.Field::isInstance)
            .map(f -> f.generic().orElse(f.descriptor()) + " " + f.name())
            .collect(Collectors.toCollection(TreeSet::new));
    type.methods().stream()
        .filter(m -> m.name().equals("<init>"))
        .forEach(m -> shape.add(m.descriptor()));
    return shape;
  }

  private static Set<String> fields(@Nullable ClassFile type) {
    return type == null
        ? Set.of()
        : type.fields().stream()
            .map(
                f ->
                    (f.isInstance() ? "" : "static ")
                        + f.generic().orElse(f.descriptor())
                        + " "
                        + f.name())
            .collect(Collectors.toSet());
  }

  private static Set<String> differ(Set<String> a, Set<String> b) {
    Set<String> all = union(a, b);
    all.removeIf(x -> a.contains(x) && b.contains(x));
    return all;
  }

  private static Set<String> union(Set<String> a, Set<String> b) {
    return List.of(a, b).stream()
        .flatMap(Set::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
