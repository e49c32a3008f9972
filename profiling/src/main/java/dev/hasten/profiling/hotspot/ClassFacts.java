package dev.hasten.profiling.hotspot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What ranking must know of one class file. */
final class ClassFacts {
  /** A method by name and descriptor, {@code m(I)V}. */
  record Key(String name, String descriptor) {}

  /** One method of the class. */
  static final class Method {
    private final Key key;
    private final int access;
    private int firstLine = Integer.MAX_VALUE;
    private int lastLine;
    private boolean generated;

    private Method(Key key, int access) {
      this.key = key;
      this.access = access;
    }

    Key key() {
      return key;
    }

    boolean isNative() {
      return (access & Opcodes.ACC_NATIVE) != 0;
    }

    boolean isSynthetic() {
      return (access & (Opcodes.ACC_SYNTHETIC | Opcodes.ACC_BRIDGE)) != 0;
    }

    boolean isGenerated() {
      return generated;
    }

    boolean covers(int line) {
      return firstLine <= line && line <= lastLine;
    }
  }

  private final Map<Key, Method> methods = new HashMap<>();

  /** From the body of a lambda to the method that makes the lambda. */
  private final Map<Key, Key> holders = new HashMap<>();

  private @Nullable String sourceFile;
  private boolean generated;

  private ClassFacts() {}

  static ClassFacts read(Path classFile) throws IOException {
    ClassFacts facts = new ClassFacts();
    new ClassReader(Files.readAllBytes(classFile))
        .accept(facts.new Reader(), ClassReader.SKIP_FRAMES);
    return facts;
  }

  @Nullable String sourceFile() {
    return sourceFile;
  }

  boolean isGenerated() {
    return generated;
  }

  /**
   * The method that a frame ran in, as source has it: the body of a lambda belongs to the method
   * that the lambda is written in.
   *
   * @param descriptor empty where unknown
   * @return nothing where the class has no method of this name
   */
  Optional<Method> find(String name, String descriptor, int line) {
    Method exact = methods.get(new Key(name, descriptor));
    if (exact == null) {
      List<Method> named = new ArrayList<>();
      methods.values().stream().filter(m -> m.key.name.equals(name)).forEach(named::add);
      exact =
          named.stream()
              .filter(m -> m.covers(line))
              .findFirst()
              .orElse(named.size() == 1 ? named.get(0) : null);
    }
    // Lambdas within lambdas are few; the bound holds against a class file made to loop.
    for (int depth = 0; exact != null && depth < 64; depth++) {
      Key holder = holders.get(exact.key);
      if (holder == null) {
        break;
      }
      exact = methods.get(holder);
    }
    return Optional.ofNullable(exact);
  }

  private static boolean saysGenerated(String annotationDescriptor) {
    return annotationDescriptor.endsWith("Generated;");
  }

  private final class Reader extends ClassVisitor {
    private String internalName = "";

    Reader() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      internalName = name;
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
      sourceFile = source;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      generated |= saysGenerated(descriptor);
      return null;
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      Method method = new Method(new Key(name, descriptor), access);
      methods.put(method.key, method);
      return new BodyReader(internalName, method);
    }
  }

  private final class BodyReader extends MethodVisitor {
    private final String owner;
    private final Method method;

    BodyReader(String owner, Method method) {
      super(Opcodes.ASM9);
      this.owner = owner;
      this.method = method;
    }

    @Override
    public @Nullable AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
      method.generated |= saysGenerated(descriptor);
      return null;
    }

    @Override
    public void visitLineNumber(int line, Label start) {
      method.firstLine = Math.min(method.firstLine, line);
      method.lastLine = Math.max(method.lastLine, line);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, Handle bootstrap, Object... arguments) {
      for (Object argument : arguments) {
        if (argument instanceof Handle body
            && body.getOwner().equals(owner)
            && body.getName().startsWith("lambda$")) {
          holders.put(new Key(body.getName(), body.getDesc()), method.key);
        }
      }
    }
  }
}
