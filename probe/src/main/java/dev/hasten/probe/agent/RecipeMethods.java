package dev.hasten.probe.agent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The methods of a class by which other classes make and change its objects. */
final class RecipeMethods {
  private static final int LEFT_OUT =
      Opcodes.ACC_STATIC
          | Opcodes.ACC_ABSTRACT
          | Opcodes.ACC_NATIVE
          | Opcodes.ACC_SYNTHETIC
          | Opcodes.ACC_BRIDGE;

  private RecipeMethods() {}

  /** Name and descriptor of its constructors and of its instance methods that are not private. */
  static List<String> of(byte[] classFile) {
    List<String> methods = new ArrayList<>();
    ClassVisitor visitor =
        new ClassVisitor(Instrumenter.API) {
          @Override
          public @Nullable MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            boolean kept =
                name.equals("<init>") || (access & (LEFT_OUT | Opcodes.ACC_PRIVATE)) == 0;
            if (kept) {
              methods.add(name + descriptor);
            }
            return null;
          }
        };
    new ClassReader(classFile).accept(visitor, ClassReader.SKIP_CODE);
    return methods;
  }
}
