package dev.hasten.target.bytecode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** Whether what one side wrote by Java's serialization can be read by the other. */
public final class SerialForm {
  private static final String NUMBER = "serialVersionUID";

  /** Modifiers that the number which a class has by default depends on, of any member. */
  private static final int COUNTED =
      Opcodes.ACC_PUBLIC
          | Opcodes.ACC_PRIVATE
          | Opcodes.ACC_PROTECTED
          | Opcodes.ACC_STATIC
          | Opcodes.ACC_FINAL
          | Opcodes.ACC_VOLATILE
          | Opcodes.ACC_TRANSIENT
          | Opcodes.ACC_SYNCHRONIZED
          | Opcodes.ACC_NATIVE
          | Opcodes.ACC_ABSTRACT
          | Opcodes.ACC_STRICT;

  private static final Set<String> HOOKS =
      Set.of(
          "writeObject(Ljava/io/ObjectOutputStream;)V",
          "readObject(Ljava/io/ObjectInputStream;)V",
          "readObjectNoData()V",
          "writeReplace()Ljava/lang/Object;",
          "readResolve()Ljava/lang/Object;",
          "writeExternal(Ljava/io/ObjectOutput;)V",
          "readExternal(Ljava/io/ObjectInput;)V");

  private final Map<String, ClassFile> known;
  private final Path others;

  private SerialForm(Map<String, ClassFile> known, Path others) {
    this.known = known;
    this.others = others;
  }

  /**
   * How the serialised form of a class changed.
   *
   * @param className binary name
   * @param what a sentence that goes on after the class's name
   */
  public record Change(String className, String what) {}

  /**
   * What a change does to the serialised form of named classes that are on both sides.
   *
   * @param original folder with the original's class files of the changed units
   * @param candidate folder with the candidate's
   * @param classes folder with all class files of their module
   */
  public static List<Change> between(Path original, Path candidate, Path classes) {
    Map<String, ClassFile> before = ClassFolder.read(original);
    Map<String, ClassFile> after = ClassFolder.read(candidate);
    SerialForm forms = new SerialForm(before, classes);
    List<Change> changes = new ArrayList<>();
    for (String name : new TreeSet<>(before.keySet())) {
      ClassFile one = before.get(name);
      ClassFile other = after.get(name);
      if (one != null
          && other != null
          && isNamed(one)
          && forms.isSerialisable(one, new HashSet<>())) {
        forms.change(one, other).ifPresent(what -> changes.add(new Change(name, what)));
      }
    }
    return changes;
  }

  private static boolean isNamed(ClassFile type) {
    return type.owner().isEmpty()
        && (type.access() & (Opcodes.ACC_INTERFACE | Opcodes.ACC_ENUM)) == 0;
  }

  private Optional<String> change(ClassFile before, ClassFile after) {
    Set<String> lost = fields(before);
    lost.removeAll(fields(after));
    Set<String> gained = fields(after);
    gained.removeAll(fields(before));
    if (!lost.isEmpty() || !gained.isEmpty()) {
      return Optional.of("writes other fields: " + lost + " became " + gained);
    }
    if (!hooks(before).equals(hooks(after))) {
      return Optional.of(
          "writes or reads itself otherwise: " + hooks(before) + ", now " + hooks(after));
    }
    Optional<Object> number = number(before);
    if (!number.equals(number(after))) {
      return Optional.of(
          "has another "
              + NUMBER
              + ": "
              + number.map(Object::toString).orElse("none")
              + " became "
              + number(after).map(Object::toString).orElse("none"));
    }
    if (number.isEmpty() && !shape(before).equals(shape(after))) {
      return Optional.of(
          "declares no " + NUMBER + ", and the one that it has by default becomes another");
    }
    return Optional.empty();
  }

  private static Set<String> fields(ClassFile type) {
    Set<String> fields = new TreeSet<>();
    for (ClassFile.Field field : type.fields()) {
      if ((field.access() & (Opcodes.ACC_STATIC | Opcodes.ACC_TRANSIENT)) == 0) {
        fields.add(field.name() + " " + field.descriptor());
      }
    }
    return fields;
  }

  private static Set<String> hooks(ClassFile type) {
    Set<String> hooks = new TreeSet<>();
    type.methods().stream()
        .map(m -> m.name() + m.descriptor())
        .filter(HOOKS::contains)
        .forEach(hooks::add);
    type.fields().stream()
        .filter(f -> f.name().equals("serialPersistentFields"))
        .forEach(f -> hooks.add(f.name()));
    return hooks;
  }

  private static Optional<Object> number(ClassFile type) {
    return type.fields().stream()
        .filter(f -> f.name().equals(NUMBER) && f.descriptor().equals("J") && !f.isInstance())
        .findFirst()
        .map(f -> f.constant().orElse("computed"));
  }

  /** All that the default number is computed from, by the specification of serialization, 4.6. */
  private static Set<String> shape(ClassFile type) {
    Set<String> shape = new TreeSet<>(type.interfaces());
    int ofClass = Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL | Opcodes.ACC_ABSTRACT;
    shape.add("class " + (type.access() & ofClass));
    for (ClassFile.Field field : type.fields()) {
      boolean hidden = (field.access() & Opcodes.ACC_PRIVATE) != 0;
      int unshared = Opcodes.ACC_STATIC | Opcodes.ACC_TRANSIENT;
      if (!hidden || (field.access() & unshared) == 0) {
        shape.add(field.name() + " " + (field.access() & COUNTED) + field.descriptor());
      }
    }
    for (ClassFile.Method method : type.methods()) {
      if (method.name().equals("<clinit>")) {
        shape.add("static initializer");
      } else if ((method.access() & Opcodes.ACC_PRIVATE) == 0) {
        shape.add(method.name() + " " + (method.access() & COUNTED) + method.descriptor());
      }
    }
    return shape;
  }

  private boolean isSerialisable(ClassFile type, Set<String> seen) {
    List<String> above = new ArrayList<>(type.interfaces());
    above.add(Objects.requireNonNullElse(type.superName(), "java.lang.Object"));
    return above.stream().anyMatch(name -> isSerialisable(name, seen));
  }

  private boolean isSerialisable(String name, Set<String> seen) {
    if (!seen.add(name)) {
      return false;
    }
    ClassFile type = read(name);
    if (type != null) {
      return isSerialisable(type, seen);
    }
    try {
      // Classes of the JDK alone: code of the target is never loaded here.
      return java.io.Serializable.class.isAssignableFrom(
          Class.forName(name, false, ClassLoader.getPlatformClassLoader()));
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private @Nullable ClassFile read(String name) {
    ClassFile here = known.get(name);
    Path file = others.resolve(name.replace('.', '/') + ".class");
    if (here != null || !Files.isRegularFile(file)) {
      return here;
    }
    try {
      return ClassFile.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
