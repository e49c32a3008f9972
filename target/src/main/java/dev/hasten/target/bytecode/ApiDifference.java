package dev.hasten.target.bytecode;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;

/** What callers compiled against one side would miss or misread on the other. */
public final class ApiDifference {
  private static final int VISIBILITY =
      Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED | Opcodes.ACC_PRIVATE;
  private static final int CLASS_FLAGS =
      Opcodes.ACC_ABSTRACT | Opcodes.ACC_FINAL | Opcodes.ACC_INTERFACE | Opcodes.ACC_STATIC;
  private static final int FIELD_FLAGS = Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
  private static final int METHOD_FLAGS =
      Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_ABSTRACT | Opcodes.ACC_VARARGS;

  private ApiDifference() {}

  /**
   * A difference.
   *
   * @param kind what happened
   * @param className binary name of the class
   * @param member field name, or method name with descriptor; empty where the class itself changed
   * @param before what it was: modifiers, a constant's value, a superclass; empty if it was not
   *     there
   * @param after what it is now
   * @param reach who can see the member
   */
  public record Change(
      Kind kind, String className, String member, String before, String after, Reach reach) {}

  /** What happened to a class or member. */
  public enum Kind {
    /** It is gone, or has another name or type. */
    REMOVED,
    /** It is new. */
    ADDED,
    /** It is seen by fewer or more than before, or has other modifiers. */
    MODIFIERS,
    /** A constant that callers have copied has another value. */
    CONSTANT,
    /** Superclass or interfaces differ. */
    SUPERTYPES,
    /** The checked exceptions that it declares differ. */
    EXCEPTIONS
  }

  /** Who can see a class or member: everyone, or the same package. */
  public enum Reach {
    /** Public or protected. */
    EVERYONE,
    /** Package-private, or in a class that is. */
    PACKAGE
  }

  /**
   * Differences in classes and members that are not private. Local and anonymous classes and what
   * the compiler made are left out.
   *
   * @param original folder with the original's class files
   * @param candidate folder with the candidate's; the same units, compiled
   */
  public static List<Change> between(Path original, Path candidate) {
    Map<String, ClassFile> before = named(ClassFolder.read(original));
    Map<String, ClassFile> after = named(ClassFolder.read(candidate));
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<Change> changes = new ArrayList<>();
    for (String name : names) {
      ClassFile a = before.get(name);
      ClassFile b = after.get(name);
      if (a != null && b != null) {
        compare(a, b, changes);
      } else if (a != null) {
        changes.add(new Change(Kind.REMOVED, name, "", flags(a.access()), "", reach(a.access())));
      } else if (b != null) {
        changes.add(new Change(Kind.ADDED, name, "", "", flags(b.access()), reach(b.access())));
      }
    }
    return List.copyOf(changes);
  }

  private static Map<String, ClassFile> named(Map<String, ClassFile> classes) {
    Map<String, ClassFile> result = new HashMap<>(classes);
    result
        .values()
        .removeIf(c -> c.owner().isPresent() || c.isSynthetic() || isPrivate(c.access()));
    return result;
  }

  private static void compare(ClassFile a, ClassFile b, List<Change> changes) {
    Reach reach = wider(reach(a.access()), reach(b.access()));
    int mask = VISIBILITY | CLASS_FLAGS;
    if ((a.access() & mask) != (b.access() & mask)) {
      changes.add(
          new Change(Kind.MODIFIERS, a.name(), "", flags(a.access()), flags(b.access()), reach));
    }
    String superA = a.superName() + " " + a.interfaces();
    String superB = b.superName() + " " + b.interfaces();
    if (!superA.equals(superB)) {
      changes.add(new Change(Kind.SUPERTYPES, a.name(), "", superA, superB, reach));
    }
    Map<String, Member> before = members(a);
    Map<String, Member> after = members(b);
    TreeSet<String> keys = new TreeSet<>(before.keySet());
    keys.addAll(after.keySet());
    for (String key : keys) {
      compare(
          a.name(),
          reach,
          Optional.ofNullable(before.get(key)),
          Optional.ofNullable(after.get(key)),
          changes);
    }
  }

  private static void compare(
      String className,
      Reach ofClass,
      Optional<Member> before,
      Optional<Member> after,
      List<Change> changes) {
    Member one = before.or(() -> after).orElseThrow();
    Reach widest =
        wider(
            before.map(Member::reach).orElse(Reach.PACKAGE),
            after.map(Member::reach).orElse(Reach.PACKAGE));
    Reach reach = ofClass == Reach.PACKAGE ? Reach.PACKAGE : widest;
    if (before.isEmpty() || after.isEmpty()) {
      Kind kind = before.isEmpty() ? Kind.ADDED : Kind.REMOVED;
      changes.add(
          new Change(
              kind,
              className,
              one.name(),
              before.map(Member::modifiers).orElse(""),
              after.map(Member::modifiers).orElse(""),
              reach));
      return;
    }
    Member a = before.get();
    Member b = after.get();
    if (!a.modifiers().equals(b.modifiers())) {
      changes.add(
          new Change(Kind.MODIFIERS, className, a.name(), a.modifiers(), b.modifiers(), reach));
    }
    if (!Objects.equals(a.constant(), b.constant())) {
      changes.add(
          new Change(
              Kind.CONSTANT,
              className,
              a.name(),
              a.constant().map(String::valueOf).orElse(""),
              b.constant().map(String::valueOf).orElse(""),
              reach));
    }
    if (!a.exceptions().equals(b.exceptions())) {
      changes.add(
          new Change(
              Kind.EXCEPTIONS,
              className,
              a.name(),
              a.exceptions().toString(),
              b.exceptions().toString(),
              reach));
    }
  }

  /** A field or method as callers see it. */
  private record Member(
      String name,
      String modifiers,
      Optional<Object> constant,
      List<String> exceptions,
      Reach reach) {}

  private static Map<String, Member> members(ClassFile type) {
    Map<String, Member> members = new HashMap<>();
    for (ClassFile.Field f : type.fields()) {
      if (isSeen(f.access())) {
        String modifiers = flags(f.access() & (VISIBILITY | FIELD_FLAGS));
        members.put(
            f.name() + " " + f.descriptor(),
            new Member(f.name(), modifiers, f.constant(), List.of(), reach(f.access())));
      }
    }
    for (ClassFile.Method m : type.methods()) {
      if (isSeen(m.access()) && !m.name().equals("<clinit>")) {
        String modifiers = flags(m.access() & (VISIBILITY | METHOD_FLAGS));
        String name = m.name() + m.descriptor();
        List<String> exceptions = m.exceptions().stream().sorted().toList();
        members.put(
            name, new Member(name, modifiers, Optional.empty(), exceptions, reach(m.access())));
      }
    }
    return members;
  }

  private static boolean isSeen(int access) {
    return !isPrivate(access) && (access & Opcodes.ACC_SYNTHETIC) == 0;
  }

  private static boolean isPrivate(int access) {
    return (access & Opcodes.ACC_PRIVATE) != 0;
  }

  private static Reach reach(int access) {
    return (access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0
        ? Reach.EVERYONE
        : Reach.PACKAGE;
  }

  private static Reach wider(Reach a, Reach b) {
    return a == Reach.EVERYONE || b == Reach.EVERYONE ? Reach.EVERYONE : Reach.PACKAGE;
  }

  private static String flags(int access) {
    List<String> words = new ArrayList<>();
    words.add(
        (access & Opcodes.ACC_PUBLIC) != 0
            ? "public"
            : (access & Opcodes.ACC_PROTECTED) != 0
                ? "protected"
                : isPrivate(access) ? "private" : "package-private");
    add(words, access, Opcodes.ACC_STATIC, "static");
    add(words, access, Opcodes.ACC_FINAL, "final");
    add(words, access, Opcodes.ACC_ABSTRACT, "abstract");
    return String.join(" ", words);
  }

  private static void add(List<String> words, int access, int flag, String word) {
    if ((access & flag) != 0) {
      words.add(word);
    }
  }
}
