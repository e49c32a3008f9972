package dev.hasten.probe.agent;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Weaves the calls of {@link dev.hasten.probe.hook.Hook} into methods of a class.
 *
 * <p>Frames that the class has are kept and the few new ones are written by hand, so that no type
 * has to be looked up: looking up would load classes of the target before their time.
 */
final class Instrumenter {
  static final int API = Opcodes.ASM9;

  /** A class with hooks in it, and which of the methods asked for it holds. */
  static final class Woven {
    final byte[] bytes;

    /** Methods, as name and descriptor, that now have hooks. */
    final Set<String> methods;

    /** Methods that the class declares without a body. */
    final Set<String> bodiless;

    Woven(byte[] bytes, Set<String> methods, Set<String> bodiless) {
      this.bytes = bytes;
      this.methods = methods;
      this.bodiless = bodiless;
    }
  }

  private Instrumenter() {}

  /**
   * Weaves hooks into a class.
   *
   * @param entries number of each method wanted, by name and descriptor
   * @param lambdas whether the lambdas of the class are made serializable, so that a graph that
   *     holds one can be written
   * @param seeded whether the randomness that the class asks for is made repeatable
   */
  static Woven weave(
      byte[] classFile, Map<String, Integer> entries, boolean lambdas, boolean seeded) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    Weaver weaver = new Weaver(writer, entries, lambdas, seeded);
    reader.accept(weaver, ClassReader.EXPAND_FRAMES);
    return new Woven(writer.toByteArray(), weaver.woven, weaver.bodiless);
  }

  private static final class Weaver extends ClassVisitor {
    private final Map<String, Integer> entries;
    private final boolean lambdas;
    private final boolean seeded;
    final Set<String> woven = new HashSet<>();
    final Set<String> bodiless = new HashSet<>();
    private String owner = "";
    private @Nullable String superName;
    private boolean frames;

    Weaver(ClassVisitor next, Map<String, Integer> entries, boolean lambdas, boolean seeded) {
      super(API, next);
      this.entries = entries;
      this.lambdas = lambdas;
      this.seeded = seeded;
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      owner = name;
      this.superName = superName;
      frames = (version & 0xFFFF) >= Opcodes.V1_6;
      super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
      Integer entry = entries.get(name + descriptor);
      if (lambdas && (access & Opcodes.ACC_ABSTRACT) == 0) {
        next = new SerializableLambdas(next);
      }
      if (seeded && (access & Opcodes.ACC_ABSTRACT) == 0) {
        next = new SeededChance(next, superName);
      }
      if (entry == null) {
        return next;
      }
      if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
        bodiless.add(name + descriptor);
        return next;
      }
      woven.add(name + descriptor);
      return name.equals("<init>")
          ? new WovenConstructor(next, access, owner, descriptor, entry, frames)
          : new WovenMethod(next, access, owner, name, descriptor, entry, frames);
    }
  }
}
