package dev.hasten.target.bytecode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Summary of a class file.
 *
 * @param name binary name, such as {@code a.b.Outer$Inner}
 * @param access access flags, for a member class those of its declaration
 * @param superName binary name of the superclass; null for {@code Object} itself
 * @param interfaces binary names of the direct interfaces, in order
 * @param sourceFile name of its source file without folders, where it was kept
 * @param owner binary name of the class whose body a local or anonymous class stands in
 * @param simpleName its simple name; empty for an anonymous class
 * @param fields its fields, in order
 * @param methods its methods, constructors and initializer, in order
 */
public record ClassFile(
    String name,
    int access,
    @Nullable String superName,
    List<String> interfaces,
    Optional<String> sourceFile,
    Optional<String> owner,
    String simpleName,
    List<Field> fields,
    List<Method> methods) {

  /**
   * A field.
   *
   * @param generic its type with type arguments, where it has any: what a list may hold
   * @param constant the value that callers inline, if it is a constant
   */
  public record Field(
      String name,
      String descriptor,
      Optional<String> generic,
      int access,
      Optional<Object> constant) {
    /** Whether each instance has one. */
    public boolean isInstance() {
      return (access & Opcodes.ACC_STATIC) == 0;
    }
  }

  /**
   * A method, constructor or initializer.
   *
   * @param exceptions binary names of the exceptions that it declares
   * @param lines source lines of its code, ascending, each once; empty without debug information
   */
  public record Method(
      String name, String descriptor, int access, List<String> exceptions, List<Integer> lines) {
    /** Whether the compiler made it. */
    public boolean isSynthetic() {
      return (access & Opcodes.ACC_SYNTHETIC) != 0;
    }
  }

  /** Whether the compiler made it. */
  public boolean isSynthetic() {
    return (access & Opcodes.ACC_SYNTHETIC) != 0;
  }

  /** Whether it is an interface, annotation types included. */
  public boolean isInterface() {
    return (access & Opcodes.ACC_INTERFACE) != 0;
  }

  /** Whether it cannot be instantiated. */
  public boolean isAbstract() {
    return (access & Opcodes.ACC_ABSTRACT) != 0;
  }

  /**
   * Reads a class file.
   *
   * @throws IOException if the file cannot be read or is no class file
   */
  public static ClassFile read(Path file) throws IOException {
    try {
      return of(Files.readAllBytes(file));
    } catch (RuntimeException e) {
      throw new IOException("not a class file: " + file, e);
    }
  }

  /** Summary of a class file's bytes. */
  public static ClassFile of(byte[] bytes) {
    Reading reading = new Reading();
    new ClassReader(bytes).accept(reading, ClassReader.SKIP_FRAMES);
    return reading.result();
  }

  static String binary(String internalName) {
    return internalName.replace('/', '.');
  }

  private static final class Reading extends ClassVisitor {
    private final List<Field> fields = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();
    private String name = "";
    private int access;
    private @Nullable String superName;
    private List<String> interfaces = List.of();
    private @Nullable String source;
    private @Nullable String owner;
    private @Nullable String simpleName;

    private Reading() {
      super(Opcodes.ASM9);
    }

    private ClassFile result() {
      String simple = simpleName != null ? simpleName : name.substring(name.lastIndexOf('.') + 1);
      return new ClassFile(
          name,
          access,
          superName,
          interfaces,
          Optional.ofNullable(source),
          Optional.ofNullable(owner),
          simple,
          List.copyOf(fields),
          List.copyOf(methods));
    }

    @Override
    public void visit(
        int version,
        int flags,
        String internalName,
        @Nullable String signature,
        @Nullable String parent,
        String @Nullable [] implemented) {
      name = binary(internalName);
      access = flags;
      superName = parent == null ? null : binary(parent);
      interfaces = names(implemented);
    }

    @Override
    public void visitSource(@Nullable String file, @Nullable String debug) {
      source = file;
    }

    @Override
    public void visitOuterClass(
        String outer, @Nullable String method, @Nullable String descriptor) {
      owner = binary(outer);
    }

    @Override
    public void visitInnerClass(
        String inner, @Nullable String outer, @Nullable String innerName, int flags) {
      if (binary(inner).equals(name)) {
        simpleName = innerName == null ? "" : innerName;
        access = flags | (access & Opcodes.ACC_SUPER);
      }
    }

    @Override
    public @Nullable FieldVisitor visitField(
        int flags,
        String field,
        String descriptor,
        @Nullable String signature,
        @Nullable Object value) {
      fields.add(
          new Field(
              field,
              descriptor,
              Optional.ofNullable(signature),
              flags,
              Optional.ofNullable(value)));
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int flags,
        String method,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      TreeSet<Integer> lines = new TreeSet<>();
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitLineNumber(int line, Label label) {
          lines.add(line);
        }

        @Override
        public void visitEnd() {
          methods.add(new Method(method, descriptor, flags, names(exceptions), List.copyOf(lines)));
        }
      };
    }

    private static List<String> names(String @Nullable [] internalNames) {
      return internalNames == null
          ? List.of()
          : Arrays.stream(internalNames).map(ClassFile::binary).toList();
    }
  }
}
