package dev.hasten.probe.graph;

import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleInfo;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function spun at run time, described so that another JVM can spin it again.
 *
 * <p>The description comes from the function's own {@code writeReplace}, which the JDK generates
 * for serializable functions; agents make those of user classes serializable before they are
 * linked. Others cannot be described.
 */
final class Lambda {
  private static final int TEXTS = 8;

  private final String[] texts;
  private final int kind;
  private final String[] captured;

  private Lambda(String[] texts, int kind, String[] captured) {
    this.texts = texts;
    this.kind = kind;
    this.captured = captured;
  }

  static @Nullable Lambda describe(Object function) {
    Class<?> type = function.getClass();
    Object replacement;
    try {
      Method method = type.getDeclaredMethod("writeReplace");
      MethodHandle handle = Memory.trustedLookup().unreflect(method);
      replacement = (Object) handle.invoke(function);
    } catch (Throwable e) {
      return null;
    }
    if (!(replacement instanceof SerializedLambda)) {
      return null;
    }
    SerializedLambda form = (SerializedLambda) replacement;
    List<String> captured = new ArrayList<>();
    for (Slot slot : Layout.of(type).slots()) {
      captured.add(slot.field().getType().getName());
    }
    String[] texts = {
      form.getCapturingClass().replace('/', '.'),
      form.getFunctionalInterfaceClass().replace('/', '.'),
      form.getFunctionalInterfaceMethodName(),
      form.getFunctionalInterfaceMethodSignature(),
      form.getImplClass().replace('/', '.'),
      form.getImplMethodName(),
      form.getImplMethodSignature(),
      form.getInstantiatedMethodType(),
    };
    return new Lambda(texts, form.getImplMethodKind(), captured.toArray(new String[0]));
  }

  void writeTo(ByteSink sink) {
    for (String text : texts) {
      sink.writeText(text);
    }
    sink.writeByte(kind);
    sink.writeCount(captured.length);
    for (String type : captured) {
      sink.writeText(type);
    }
  }

  static Lambda readFrom(ByteSource source) {
    String[] texts = new String[TEXTS];
    for (int i = 0; i < TEXTS; i++) {
      texts[i] = source.readText();
    }
    int kind = source.readByte();
    String[] captured = new String[source.readCount()];
    for (int i = 0; i < captured.length; i++) {
      captured[i] = source.readText();
    }
    return new Lambda(texts, kind, captured);
  }

  String capturingClass() {
    return texts[0];
  }

  /** A method that makes such functions from what they capture. */
  MethodHandle spin(ClassNames names) throws ReflectiveOperationException {
    Class<?> capturing = names.find(texts[0]);
    ClassLoader loader = capturing.getClassLoader();
    MethodHandles.Lookup caller = Memory.trustedLookup().in(capturing);
    Class<?>[] types = new Class<?>[captured.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = names.find(captured[i]);
    }
    Class<?> owner = names.find(texts[4]);
    MethodType implementation = MethodType.fromMethodDescriptorString(texts[6], loader);
    try {
      return LambdaMetafactory.altMetafactory(
              caller,
              texts[2],
              MethodType.methodType(names.find(texts[1]), types),
              MethodType.fromMethodDescriptorString(texts[3], loader),
              implementation(caller, owner, implementation),
              MethodType.fromMethodDescriptorString(texts[7], loader),
              LambdaMetafactory.FLAG_SERIALIZABLE)
          .getTarget();
    } catch (ReflectiveOperationException e) {
      throw e;
    } catch (Exception e) {
      throw new ReflectiveOperationException(e);
    }
  }

  private MethodHandle implementation(MethodHandles.Lookup caller, Class<?> owner, MethodType type)
      throws ReflectiveOperationException {
    String name = texts[5];
    switch (kind) {
      case MethodHandleInfo.REF_invokeStatic:
        return caller.findStatic(owner, name, type);
      case MethodHandleInfo.REF_newInvokeSpecial:
        return caller.findConstructor(owner, type);
      case MethodHandleInfo.REF_invokeSpecial:
        return caller.findSpecial(owner, name, type, caller.lookupClass());
      default:
        return caller.findVirtual(owner, name, type);
    }
  }
}
