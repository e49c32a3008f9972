package dev.hasten.probe.replay;

import static org.objectweb.asm.Opcodes.AALOAD;
import static org.objectweb.asm.Opcodes.ACC_FINAL;
import static org.objectweb.asm.Opcodes.ACC_PUBLIC;
import static org.objectweb.asm.Opcodes.ACC_STATIC;
import static org.objectweb.asm.Opcodes.ALOAD;
import static org.objectweb.asm.Opcodes.ASTORE;
import static org.objectweb.asm.Opcodes.CHECKCAST;
import static org.objectweb.asm.Opcodes.GETSTATIC;
import static org.objectweb.asm.Opcodes.GOTO;
import static org.objectweb.asm.Opcodes.I2L;
import static org.objectweb.asm.Opcodes.IALOAD;
import static org.objectweb.asm.Opcodes.ICONST_0;
import static org.objectweb.asm.Opcodes.ICONST_1;
import static org.objectweb.asm.Opcodes.IF_ICMPGE;
import static org.objectweb.asm.Opcodes.IF_ICMPNE;
import static org.objectweb.asm.Opcodes.ILOAD;
import static org.objectweb.asm.Opcodes.INVOKESPECIAL;
import static org.objectweb.asm.Opcodes.INVOKESTATIC;
import static org.objectweb.asm.Opcodes.INVOKEVIRTUAL;
import static org.objectweb.asm.Opcodes.ISTORE;
import static org.objectweb.asm.Opcodes.LADD;
import static org.objectweb.asm.Opcodes.LASTORE;
import static org.objectweb.asm.Opcodes.LCONST_0;
import static org.objectweb.asm.Opcodes.LCONST_1;
import static org.objectweb.asm.Opcodes.LLOAD;
import static org.objectweb.asm.Opcodes.LMUL;
import static org.objectweb.asm.Opcodes.LSTORE;
import static org.objectweb.asm.Opcodes.PUTSTATIC;
import static org.objectweb.asm.Opcodes.RETURN;
import static org.objectweb.asm.Opcodes.V1_8;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Type;

/**
 * Generates the loop that calls one entry. The entry is a constant handle, so that the compiler
 * inlines it as if the call were written out, private methods included.
 */
final class LoopGenerator {
  private static final String NAME = "dev/hasten/probe/replay/GeneratedLoop";
  private static final String PARTS = Type.getInternalName(LoopParts.class);
  private static final String HANDLE = "Ljava/lang/invoke/MethodHandle;";

  // Locals of the loop: this, the parameters of Loop.run, then these and the columns.
  private static final int COLUMNS = 1;
  private static final int SIZE = 2;
  private static final int START = 3;
  private static final int OPERATIONS = 4;
  private static final int OUT = 5;
  private static final int DONE = 6;
  private static final int DIGEST = 7;
  private static final int THROWN = 9;
  private static final int FIRST_COLUMN = 11;

  private LoopGenerator() {}

  static Loop generate(MethodHandle entry) throws ReflectiveOperationException {
    byte[] bytes = write(entry.type());
    LoopParts.hand(entry);
    try {
      return (Loop) new Loader().define(bytes).getDeclaredConstructor().newInstance();
    } finally {
      LoopParts.hand(null);
    }
  }

  private static byte[] write(MethodType type) {
    ClassWriter writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected String getCommonSuperClass(String one, String other) {
            return "java/lang/Object";
          }
        };
    String[] interfaces = {Type.getInternalName(Loop.class)};
    writer.visit(V1_8, ACC_PUBLIC | ACC_FINAL, NAME, null, "java/lang/Object", interfaces);
    writer.visitField(ACC_STATIC | ACC_FINAL, "ENTRY", HANDLE, null, null).visitEnd();
    MethodVisitor start = writer.visitMethod(ACC_STATIC, "<clinit>", "()V", null, null);
    start.visitCode();
    start.visitMethodInsn(INVOKESTATIC, PARTS, "take", "()" + HANDLE, false);
    start.visitFieldInsn(PUTSTATIC, NAME, "ENTRY", HANDLE);
    end(start);
    MethodVisitor make = writer.visitMethod(ACC_PUBLIC, "<init>", "()V", null, null);
    make.visitCode();
    make.visitVarInsn(ALOAD, 0);
    make.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    end(make);
    writeRun(
        writer.visitMethod(ACC_PUBLIC, "run", "([Ljava/lang/Object;III[J)V", null, null), type);
    writer.visitEnd();
    return writer.toByteArray();
  }

  private static void writeRun(MethodVisitor code, MethodType type) {
    code.visitCode();
    for (int i = 0; i < type.parameterCount(); i++) {
      code.visitVarInsn(ALOAD, COLUMNS);
      code.visitLdcInsn(i);
      code.visitInsn(AALOAD);
      code.visitTypeInsn(CHECKCAST, "[" + Type.getDescriptor(type.parameterType(i)));
      code.visitVarInsn(ASTORE, FIRST_COLUMN + i);
    }
    code.visitInsn(ICONST_0);
    code.visitVarInsn(ISTORE, DONE);
    code.visitInsn(LCONST_0);
    code.visitVarInsn(LSTORE, DIGEST);
    code.visitInsn(LCONST_0);
    code.visitVarInsn(LSTORE, THROWN);

    Label head = new Label();
    Label after = new Label();
    code.visitLabel(head);
    code.visitVarInsn(ILOAD, DONE);
    code.visitVarInsn(ILOAD, OPERATIONS);
    code.visitJumpInsn(IF_ICMPGE, after);
    writeCall(code, type);
    code.visitIincInsn(START, 1);
    code.visitVarInsn(ILOAD, START);
    code.visitVarInsn(ILOAD, SIZE);
    Label inside = new Label();
    code.visitJumpInsn(IF_ICMPNE, inside);
    code.visitInsn(ICONST_0);
    code.visitVarInsn(ISTORE, START);
    code.visitLabel(inside);
    code.visitIincInsn(DONE, 1);
    code.visitJumpInsn(GOTO, head);

    code.visitLabel(after);
    code.visitVarInsn(ALOAD, OUT);
    code.visitInsn(ICONST_0);
    code.visitVarInsn(LLOAD, DIGEST);
    code.visitInsn(LASTORE);
    code.visitVarInsn(ALOAD, OUT);
    code.visitInsn(ICONST_1);
    code.visitVarInsn(LLOAD, THROWN);
    code.visitInsn(LASTORE);
    end(code);
  }

  private static void writeCall(MethodVisitor code, MethodType type) {
    Label from = new Label();
    Label to = new Label();
    Label caught = new Label();
    Label next = new Label();
    code.visitTryCatchBlock(from, to, caught, "java/lang/Throwable");
    code.visitLabel(from);
    code.visitFieldInsn(GETSTATIC, NAME, "ENTRY", HANDLE);
    for (int i = 0; i < type.parameterCount(); i++) {
      code.visitVarInsn(ALOAD, FIRST_COLUMN + i);
      code.visitVarInsn(ILOAD, START);
      code.visitInsn(Type.getType(type.parameterType(i)).getOpcode(IALOAD));
    }
    code.visitMethodInsn(
        INVOKEVIRTUAL,
        "java/lang/invoke/MethodHandle",
        "invokeExact",
        type.toMethodDescriptorString(),
        false);
    writeConsume(code, type.returnType());
    code.visitLabel(to);
    code.visitJumpInsn(GOTO, next);
    code.visitLabel(caught);
    code.visitMethodInsn(INVOKESTATIC, PARTS, "consume", "(Ljava/lang/Object;)V", false);
    code.visitVarInsn(LLOAD, THROWN);
    code.visitInsn(LCONST_1);
    code.visitInsn(LADD);
    code.visitVarInsn(LSTORE, THROWN);
    code.visitLabel(next);
  }

  private static void writeConsume(MethodVisitor code, Class<?> result) {
    if (result == void.class) {
      return;
    } else if (!result.isPrimitive()) {
      code.visitMethodInsn(INVOKESTATIC, PARTS, "consume", "(Ljava/lang/Object;)V", false);
      return;
    } else if (result == double.class) {
      code.visitMethodInsn(INVOKESTATIC, "java/lang/Double", "doubleToRawLongBits", "(D)J", false);
    } else if (result == float.class) {
      code.visitMethodInsn(INVOKESTATIC, "java/lang/Float", "floatToRawIntBits", "(F)I", false);
      code.visitInsn(I2L);
    } else if (result != long.class) {
      code.visitInsn(I2L);
    }
    code.visitVarInsn(LLOAD, DIGEST);
    code.visitLdcInsn(31L);
    code.visitInsn(LMUL);
    code.visitInsn(LADD);
    code.visitVarInsn(LSTORE, DIGEST);
  }

  private static void end(MethodVisitor code) {
    code.visitInsn(RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }

  /** Sees the probe and defines one loop. */
  private static final class Loader extends ClassLoader {
    Loader() {
      super(LoopGenerator.class.getClassLoader());
    }

    Class<?> define(byte[] bytes) {
      return defineClass(NAME.replace('/', '.'), bytes, 0, bytes.length);
    }
  }
}
