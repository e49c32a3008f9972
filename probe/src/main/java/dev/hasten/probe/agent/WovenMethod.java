package dev.hasten.probe.agent;

import dev.hasten.probe.hook.Hook;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.LocalVariablesSorter;

/** A method that tells {@link Hook} of its calls. */
final class WovenMethod extends LocalVariablesSorter {
  private final boolean isStatic;
  private final Type result;
  private final int entry;
  private final Weaving weaving;
  private final Label start = new Label();
  private int token;

  WovenMethod(
      MethodVisitor next,
      int access,
      String owner,
      String name,
      String descriptor,
      int entry,
      boolean frames) {
    super(Instrumenter.API, access, descriptor, next);
    isStatic = (access & Opcodes.ACC_STATIC) != 0;
    result = Type.getReturnType(descriptor);
    this.entry = entry;
    weaving = new Weaving(next, isStatic, owner, Type.getArgumentTypes(descriptor), frames);
  }

  @Override
  public void visitCode() {
    super.visitCode();
    token = newLocal(Type.getObjectType(Weaving.OBJECT));
    weaving.begin("enter", entry, token, !isStatic);
    mv.visitLabel(start);
  }

  @Override
  public void visitInsn(int opcode) {
    if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
      weaving.beforeReturn(opcode, result, token);
    }
    super.visitInsn(opcode);
  }

  @Override
  public void visitMaxs(int maxStack, int maxLocals) {
    weaving.handler(start, token);
    super.visitMaxs(maxStack, maxLocals);
  }
}
