package dev.hasten.probe.test;

import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Makes JUnit 4's listener and filter at run time. Both are abstract classes there, not interfaces,
 * and the probe is not compiled against them.
 */
final class Junit4Bridge extends ClassLoader {
  private static final String LISTENER = "org/junit/runner/notification/RunListener";
  private static final String FILTER = "org/junit/runner/manipulation/Filter";
  private static final String DESCRIPTION = "Lorg/junit/runner/Description;";
  private static final String FAILURE = "Lorg/junit/runner/notification/Failure;";
  private static final String SINK = "Ljava/util/function/BiConsumer;";
  private static final String TEST = "Ljava/util/function/Predicate;";

  Junit4Bridge(ClassLoader parent) {
    super(parent);
  }

  /** A run listener that passes the name and argument of each call on. */
  Object listener(BiConsumer<String, Object> sink) throws ReflectiveOperationException {
    String name = "dev/hasten/probe/test/Junit4Listener";
    ClassWriter writer = begin(name, LISTENER, SINK);
    for (String call : new String[] {"testStarted", "testFinished", "testIgnored"}) {
      pass(writer, name, call, DESCRIPTION);
    }
    for (String call : new String[] {"testFailure", "testAssumptionFailure"}) {
      pass(writer, name, call, FAILURE);
    }
    return define(name, writer, BiConsumer.class, sink);
  }

  /** A filter that keeps the descriptions that pass a test. */
  Object filter(Predicate<Object> test) throws ReflectiveOperationException {
    String name = "dev/hasten/probe/test/Junit4Filter";
    Class<?> known = findLoadedClass(name.replace('/', '.'));
    if (known != null) {
      return known.getConstructor(Predicate.class).newInstance(test);
    }
    ClassWriter writer = begin(name, FILTER, TEST);
    MethodVisitor keep =
        writer.visitMethod(Opcodes.ACC_PUBLIC, "shouldRun", "(" + DESCRIPTION + ")Z", null, null);
    keep.visitCode();
    keep.visitVarInsn(Opcodes.ALOAD, 0);
    keep.visitFieldInsn(Opcodes.GETFIELD, name, "to", TEST);
    keep.visitVarInsn(Opcodes.ALOAD, 1);
    keep.visitMethodInsn(
        Opcodes.INVOKEINTERFACE,
        "java/util/function/Predicate",
        "test",
        "(Ljava/lang/Object;)Z",
        true);
    keep.visitInsn(Opcodes.IRETURN);
    keep.visitMaxs(2, 2);
    keep.visitEnd();
    MethodVisitor say =
        writer.visitMethod(Opcodes.ACC_PUBLIC, "describe", "()Ljava/lang/String;", null, null);
    say.visitCode();
    say.visitLdcInsn("tests asked for");
    say.visitInsn(Opcodes.ARETURN);
    say.visitMaxs(1, 1);
    say.visitEnd();
    return define(name, writer, Predicate.class, test);
  }

  /** A class with one field {@code to} that its constructor sets. */
  private static ClassWriter begin(String name, String parent, String field) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(Opcodes.V1_6, Opcodes.ACC_PUBLIC, name, null, parent, null);
    writer.visitField(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, "to", field, null, null).visitEnd();
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_PUBLIC, "<init>", "(" + field + ")V", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, parent, "<init>", "()V", false);
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitFieldInsn(Opcodes.PUTFIELD, name, "to", field);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(2, 2);
    code.visitEnd();
    return writer;
  }

  private static void pass(ClassWriter writer, String name, String call, String argument) {
    MethodVisitor code =
        writer.visitMethod(Opcodes.ACC_PUBLIC, call, "(" + argument + ")V", null, null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, name, "to", SINK);
    code.visitLdcInsn(call);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitMethodInsn(
        Opcodes.INVOKEINTERFACE,
        "java/util/function/BiConsumer",
        "accept",
        "(Ljava/lang/Object;Ljava/lang/Object;)V",
        true);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(3, 2);
    code.visitEnd();
  }

  private Object define(String name, ClassWriter writer, Class<?> type, Object to)
      throws ReflectiveOperationException {
    writer.visitEnd();
    byte[] bytes = writer.toByteArray();
    return defineClass(name.replace('/', '.'), bytes, 0, bytes.length)
        .getConstructor(type)
        .newInstance(to);
  }
}
