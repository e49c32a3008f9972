package dev.hasten.probe.agent;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes the randomness that a method of a test class asks for come out the same in each run, and
 * the members of classes in the same order, so that two runs make the same calls: see {@link
 * dev.hasten.probe.hook.Chance} and {@link dev.hasten.probe.hook.Members}.
 */
final class SeededChance extends MethodVisitor {
  private static final String CHANCE = "dev/hasten/probe/hook/Chance";

  /** What a class gives in no order that is promised; its type parameters have one. */
  private static final Set<String> MEMBERS =
      new HashSet<>(
          Arrays.asList(
              "()[Ljava/lang/reflect/Method;",
              "()[Ljava/lang/reflect/Constructor;",
              "()[Ljava/lang/reflect/Field;"));

  private static final String RANDOM = "java/util/Random";
  private static final String SECURE = "java/security/SecureRandom";
  private static final String OF_THREAD = "java/util/concurrent/ThreadLocalRandom";

  private final @Nullable String superName;

  /** Whether the value on top of the stack was just read off a clock. */
  private boolean clock;

  /**
   * @param superName superclass of the method's class: a subclass of a source of chance calls
   *     constructors that are left as they are
   */
  SeededChance(MethodVisitor next, @Nullable String superName) {
    super(Instrumenter.API, next);
    this.superName = superName;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean ofInterface) {
    String method = owner + "." + name + descriptor;
    boolean seeded = clock && method.equals(RANDOM + ".<init>(J)V");
    clock = isClock(method);
    if (owner.equals(superName) && name.equals("<init>")) {
      super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
      return;
    }
    if (seeded) {
      super.visitInsn(Opcodes.POP2);
      call("seed", "()J");
      super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
      return;
    }
    switch (method) {
      case RANDOM + ".<init>()V":
        call("seed", "()J");
        super.visitMethodInsn(opcode, owner, name, "(J)V", false);
        break;
      case SECURE + ".<init>()V":
        super.visitMethodInsn(opcode, owner, name, descriptor, false);
        call("secure", "(L" + SECURE + ";)L" + SECURE + ";");
        break;
      case OF_THREAD + ".current()L" + OF_THREAD + ";":
        super.visitMethodInsn(opcode, owner, name, descriptor, false);
        call("seedThread", "()V");
        break;
      case "java/lang/Math.random()D":
        call("fraction", "()D");
        break;
      case "java/util/UUID.randomUUID()Ljava/util/UUID;":
        call("uuid", "()Ljava/util/UUID;");
        break;
      case "java/util/Collections.shuffle(Ljava/util/List;)V":
        call("random", "()L" + RANDOM + ";");
        super.visitMethodInsn(
            opcode, owner, name, "(Ljava/util/List;L" + RANDOM + ";)V", ofInterface);
        break;
      default:
        super.visitMethodInsn(opcode, owner, name, descriptor, ofInterface);
        if (owner.equals("java/lang/Class") && MEMBERS.contains(descriptor)) {
          super.visitMethodInsn(
              Opcodes.INVOKESTATIC,
              "dev/hasten/probe/hook/Members",
              "sorted",
              "([Ljava/lang/Object;)[Ljava/lang/Object;",
              false);
          super.visitTypeInsn(Opcodes.CHECKCAST, descriptor.substring("()".length()));
        }
    }
  }

  private static boolean isClock(String method) {
    return method.equals("java/lang/System.currentTimeMillis()J")
        || method.equals("java/lang/System.nanoTime()J");
  }

  private void call(String name, String descriptor) {
    super.visitMethodInsn(Opcodes.INVOKESTATIC, CHANCE, name, descriptor, false);
  }

  @Override
  public void visitInsn(int opcode) {
    clock = false;
    super.visitInsn(opcode);
  }

  @Override
  public void visitVarInsn(int opcode, int local) {
    clock = false;
    super.visitVarInsn(opcode, local);
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    clock = false;
    super.visitFieldInsn(opcode, owner, name, descriptor);
  }

  @Override
  public void visitJumpInsn(int opcode, Label target) {
    clock = false;
    super.visitJumpInsn(opcode, target);
  }

  @Override
  public void visitLdcInsn(Object value) {
    clock = false;
    super.visitLdcInsn(value);
  }
}
