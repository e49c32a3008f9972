package dev.hasten.probe.agent;

import dev.hasten.probe.hook.Hook;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.AdviceAdapter;

/**
 * A constructor that tells {@link Hook} of its calls: of the arguments at its start, since super()
 * may change what they hold, and of the new object at its end. Where super() or this() throws
 * nothing is told, since no handler may cover them.
 */
final class WovenConstructor extends AdviceAdapter {
  private final int entry;
  private final Weaving weaving;
  private int token;
  private @Nullable Label start;

  WovenConstructor(
      MethodVisitor next, int access, String owner, String descriptor, int entry, boolean frames) {
    super(Instrumenter.API, next, access, "<init>", descriptor);
    this.entry = entry;
    weaving =
        new Weaving(
            next, false, Opcodes.UNINITIALIZED_THIS, Type.getArgumentTypes(descriptor), frames);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    token = newLocal(Type.getObjectType(Weaving.OBJECT));
    weaving.begin("prepare", entry, token, false);
  }

  @Override
  protected void onMethodEnter() {
    if (start != null) {
      throw new IllegalArgumentException("a constructor with two ways to super()");
    }
    start = new Label();
    mv.visitVarInsn(Opcodes.ALOAD, token);
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC, Weaving.HOOK, "constructed", "(L" + Weaving.OBJECT + ";)V", false);
    mv.visitLabel(start);
  }

  @Override
  protected void onMethodExit(int opcode) {
    if (opcode == Opcodes.RETURN) {
      mv.visitVarInsn(Opcodes.ALOAD, 0);
      mv.visitVarInsn(Opcodes.ALOAD, token);
      mv.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          Weaving.HOOK,
          "returned",
          "(L" + Weaving.OBJECT + ";L" + Weaving.OBJECT + ";)V",
          false);
    }
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    if (start != null) {
      weaving.handler(start, token);
    }
    super.visitMaxs(maxStack, maxLocals);
  }
}
