package dev.hasten.probe.agent;

import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;

/**
 * Makes the lambdas that a method creates serializable: the hidden class of a plain lambda has no
 * name that another JVM could find, a serializable one can tell what it was made from.
 */
final class SerializableLambdas extends MethodVisitor {
  private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";
  private static final String ALT_DESCRIPTOR =
      "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/invoke/MethodType;"
          + "[Ljava/lang/Object;)Ljava/lang/invoke/CallSite;";

  /** {@code LambdaMetafactory.FLAG_SERIALIZABLE}. */
  private static final int SERIALIZABLE = 1;

  SerializableLambdas(MethodVisitor next) {
    super(Instrumenter.API, next);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    if (!bootstrap.getOwner().equals(FACTORY)) {
      super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
      return;
    }
    Object[] changed;
    if (bootstrap.getName().equals("altMetafactory")) {
      changed = arguments.clone();
      changed[3] = (Integer) arguments[3] | SERIALIZABLE;
    } else {
      changed = new Object[] {arguments[0], arguments[1], arguments[2], SERIALIZABLE};
    }
    Handle alt =
        new Handle(
            bootstrap.getTag(), FACTORY, "altMetafactory", ALT_DESCRIPTOR, bootstrap.isInterface());
    super.visitInvokeDynamicInsn(name, descriptor, alt, changed);
  }
}
