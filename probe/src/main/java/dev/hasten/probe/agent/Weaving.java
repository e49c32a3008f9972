package dev.hasten.probe.agent;

import java.util.ArrayList;
import java.util.List;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Byte code that woven methods and constructors share; all of it goes past any adapter. */
final class Weaving {
  static final String HOOK = "dev/hasten/probe/hook/Hook";
  static final String OBJECT = "java/lang/Object";
  static final String THROWABLE = "java/lang/Throwable";

  private final MethodVisitor out;
  private final boolean isStatic;
  private final Object receiver;
  private final Type[] arguments;
  private final boolean frames;

  /**
   * @param receiver what a frame says of local 0 at the start: the class or "uninitialized this"
   * @param frames whether the class file has frames
   */
  Weaving(MethodVisitor out, boolean isStatic, Object receiver, Type[] arguments, boolean frames) {
    this.out = out;
    this.isStatic = isStatic;
    this.receiver = receiver;
    this.arguments = arguments;
    this.frames = frames;
  }

  /** Asks for a token and, where there is one, hands over receiver and arguments. */
  void begin(String question, int entry, int token, boolean withReceiver) {
    out.visitLdcInsn(entry);
    out.visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, question, "(I)L" + OBJECT + ";", false);
    out.visitVarInsn(Opcodes.ASTORE, token);
    out.visitVarInsn(Opcodes.ALOAD, token);
    Label go = new Label();
    out.visitJumpInsn(Opcodes.IFNULL, go);
    out.visitVarInsn(Opcodes.ALOAD, token);
    if (withReceiver) {
      out.visitVarInsn(Opcodes.ALOAD, 0);
    } else {
      out.visitInsn(Opcodes.ACONST_NULL);
    }
    loadArguments();
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        HOOK,
        "begin",
        "(L" + OBJECT + ";L" + OBJECT + ";[L" + OBJECT + ";)V",
        false);
    out.visitLabel(go);
    if (frames) {
      Object[] locals = localsAtStart();
      out.visitFrame(Opcodes.F_NEW, locals.length, locals, 0, new Object[0]);
    }
    // The method's own first frame may stand at its first instruction.
    out.visitInsn(Opcodes.NOP);
  }

  /** Tells of a result that is on top of the stack and stays there. */
  void beforeReturn(int opcode, Type result, int token) {
    if (opcode == Opcodes.RETURN) {
      out.visitVarInsn(Opcodes.ALOAD, token);
      out.visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, "returned", "(L" + OBJECT + ";)V", false);
      return;
    }
    boolean wide = opcode == Opcodes.LRETURN || opcode == Opcodes.DRETURN;
    out.visitInsn(wide ? Opcodes.DUP2 : Opcodes.DUP);
    out.visitVarInsn(Opcodes.ALOAD, token);
    boolean reference = opcode == Opcodes.ARETURN;
    String type = reference ? "L" + OBJECT + ";" : result.getDescriptor();
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC, HOOK, "returned", "(" + type + "L" + OBJECT + ";)V", false);
  }

  /** Covers the body by a handler that tells of the exception and throws it on. */
  void handler(Label start, int token) {
    Label end = new Label();
    out.visitLabel(end);
    out.visitTryCatchBlock(start, end, end, null);
    if (frames) {
      Object[] locals = new Object[token + 1];
      java.util.Arrays.fill(locals, Opcodes.TOP);
      locals[token] = OBJECT;
      out.visitFrame(Opcodes.F_NEW, locals.length, locals, 1, new Object[] {THROWABLE});
    }
    out.visitInsn(Opcodes.DUP);
    out.visitVarInsn(Opcodes.ALOAD, token);
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC, HOOK, "threw", "(L" + THROWABLE + ";L" + OBJECT + ";)V", false);
    out.visitInsn(Opcodes.ATHROW);
  }

  private void loadArguments() {
    push(arguments.length);
    out.visitTypeInsn(Opcodes.ANEWARRAY, OBJECT);
    int local = isStatic ? 0 : 1;
    for (int i = 0; i < arguments.length; i++) {
      Type type = arguments[i];
      out.visitInsn(Opcodes.DUP);
      push(i);
      out.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
      box(type);
      out.visitInsn(Opcodes.AASTORE);
      local += type.getSize();
    }
  }

  private void push(int value) {
    out.visitIntInsn(Opcodes.SIPUSH, value);
  }

  private void box(Type type) {
    String box;
    switch (type.getSort()) {
      case Type.BOOLEAN:
        box = "java/lang/Boolean";
        break;
      case Type.BYTE:
        box = "java/lang/Byte";
        break;
      case Type.CHAR:
        box = "java/lang/Character";
        break;
      case Type.SHORT:
        box = "java/lang/Short";
        break;
      case Type.INT:
        box = "java/lang/Integer";
        break;
      case Type.LONG:
        box = "java/lang/Long";
        break;
      case Type.FLOAT:
        box = "java/lang/Float";
        break;
      case Type.DOUBLE:
        box = "java/lang/Double";
        break;
      default:
        return;
    }
    out.visitMethodInsn(
        Opcodes.INVOKESTATIC, box, "valueOf", "(" + type.getDescriptor() + ")L" + box + ";", false);
  }

  private Object[] localsAtStart() {
    List<Object> locals = new ArrayList<>();
    if (!isStatic) {
      locals.add(receiver);
    }
    for (Type type : arguments) {
      locals.add(inFrame(type));
    }
    locals.add(OBJECT);
    return locals.toArray();
  }

  private static Object inFrame(Type type) {
    switch (type.getSort()) {
      case Type.BOOLEAN:
      case Type.BYTE:
      case Type.CHAR:
      case Type.SHORT:
      case Type.INT:
        return Opcodes.INTEGER;
      case Type.LONG:
        return Opcodes.LONG;
      case Type.FLOAT:
        return Opcodes.FLOAT;
      case Type.DOUBLE:
        return Opcodes.DOUBLE;
      default:
        return type.getInternalName();
    }
  }
}
