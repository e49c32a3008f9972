package dev.hasten.probe.explore;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Makes a class tell which lines, branches and ways of comparing its code takes. */
final class Branches extends ClassVisitor {
  private static final String HITS = Hits.class.getName().replace('.', '/');

  private int next;

  private Branches(ClassVisitor out, int first) {
    super(Opcodes.ASM9, out);
    this.next = first;
  }

  /** The class file with calls of {@link Hits} in it. */
  static byte[] woven(String name, byte[] classFile) {
    ClassReader reader = new ClassReader(classFile);
    ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
    // Classes share one table; where two places fall together little is lost.
    reader.accept(new Branches(writer, name.hashCode() & 0xFFFF), 0);
    return writer.toByteArray();
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodVisitor out = super.visitMethod(access, name, descriptor, signature, exceptions);
    return out == null ? null : new Body(out);
  }

  private final class Body extends MethodVisitor {
    private boolean pending = true;

    Body(MethodVisitor out) {
      super(Opcodes.ASM9, out);
    }

    private void tell(String what, String descriptor, int width) {
      super.visitLdcInsn(next);
      next += width;
      super.visitMethodInsn(Opcodes.INVOKESTATIC, HITS, what, descriptor, false);
    }

    private void reached() {
      if (pending) {
        pending = false;
        tell("hit", "(I)V", 1);
      }
    }

    @Override
    public void visitLabel(Label label) {
      super.visitLabel(label);
      pending = true;
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
      reached();
      if (opcode >= Opcodes.IF_ICMPEQ && opcode <= Opcodes.IF_ICMPLE) {
        super.visitInsn(Opcodes.DUP2);
        tell("ints", "(III)V", Hits.WAYS);
      } else if (opcode >= Opcodes.IFEQ && opcode <= Opcodes.IFLE) {
        super.visitInsn(Opcodes.DUP);
        tell("zero", "(II)V", Hits.WAYS);
      }
      super.visitJumpInsn(opcode, label);
      pending = opcode != Opcodes.GOTO;
    }

    @Override
    public void visitInsn(int opcode) {
      reached();
      if (opcode == Opcodes.LCMP) {
        tell("longs", "(JJI)I", Hits.WAYS);
      } else if (opcode == Opcodes.DCMPL) {
        tell("doubles", "(DDI)I", Hits.WAYS);
      } else if (opcode == Opcodes.DCMPG) {
        tell("doublesUp", "(DDI)I", Hits.WAYS);
      } else {
        super.visitInsn(opcode);
      }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      reached();
      super.visitIntInsn(opcode, operand);
    }

    @Override
    public void visitVarInsn(int opcode, int variable) {
      reached();
      super.visitVarInsn(opcode, variable);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      // An uninitialized object is known by the label of its NEW, which may stand right here.
      if (opcode != Opcodes.NEW) {
        reached();
      }
      super.visitTypeInsn(opcode, type);
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
      reached();
      super.visitFieldInsn(opcode, owner, name, descriptor);
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      reached();
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String name, String descriptor, org.objectweb.asm.Handle bootstrap, Object... arguments) {
      reached();
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
    }

    @Override
    public void visitLdcInsn(Object value) {
      reached();
      super.visitLdcInsn(value);
    }

    @Override
    public void visitIincInsn(int variable, int increment) {
      reached();
      super.visitIincInsn(variable, increment);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
      reached();
      super.visitTableSwitchInsn(min, max, otherwise, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
      reached();
      super.visitLookupSwitchInsn(otherwise, keys, labels);
    }

    @Override
    public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
      reached();
      super.visitMultiANewArrayInsn(descriptor, dimensions);
    }
  }
}
