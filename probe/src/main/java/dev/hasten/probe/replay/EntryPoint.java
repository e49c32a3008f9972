package dev.hasten.probe.replay;

import dev.hasten.probe.explore.Constants;
import dev.hasten.probe.graph.Memory;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** The method or constructor that is called, whatever its visibility. */
final class EntryPoint {
  private final Executable executable;
  private final MethodHandle handle;
  private final MethodHandle spread;
  private @Nullable Constants constants;

  private EntryPoint(Executable executable, MethodHandle handle) {
    this.executable = executable;
    this.handle = handle;
    MethodHandle uniform =
        hasReceiver() ? handle : MethodHandles.dropArguments(handle, 0, Object.class);
    this.spread =
        uniform
            .asType(MethodType.genericMethodType(uniform.type().parameterCount()))
            .asSpreader(Object[].class, uniform.type().parameterCount());
  }

  /** Finds an entry by the names of class files; does not initialize its class. */
  static EntryPoint find(String className, String name, String descriptor, ClassLoader loader)
      throws ReflectiveOperationException {
    Class<?> owner = Class.forName(className, false, loader);
    MethodHandles.Lookup trusted = Memory.trustedLookup();
    MethodType type = MethodType.fromMethodDescriptorString(descriptor, loader);
    if (name.equals("<init>")) {
      Constructor<?> constructor = owner.getDeclaredConstructor(type.parameterArray());
      return new EntryPoint(constructor, trusted.unreflectConstructor(constructor).asFixedArity());
    }
    for (Method method : owner.getDeclaredMethods()) {
      if (method.getName().equals(name)
          && MethodType.methodType(method.getReturnType(), method.getParameterTypes())
              .equals(type)) {
        return new EntryPoint(method, trusted.unreflect(method).asFixedArity());
      }
    }
    throw new NoSuchMethodException(className + "#" + name + descriptor);
  }

  /**
   * Calls it.
   *
   * @param roots the receiver, or null where there is none, then the arguments
   */
  @Nullable Object call(@Nullable Object[] roots) throws Throwable {
    return (Object) spread.invokeExact((Object[]) roots);
  }

  /** A direct handle with every reference type made Object. */
  MethodHandle erased() {
    MethodType type = handle.type();
    for (int i = 0; i < type.parameterCount(); i++) {
      if (!type.parameterType(i).isPrimitive()) {
        type = type.changeParameterType(i, Object.class);
      }
    }
    if (!type.returnType().isPrimitive()) {
      type = type.changeReturnType(Object.class);
    }
    return handle.asType(type);
  }

  boolean hasReceiver() {
    return executable instanceof Method && !Modifier.isStatic(executable.getModifiers());
  }

  /** Its name in the class file, {@code <init>} for a constructor. */
  String name() {
    return executable instanceof Constructor ? "<init>" : executable.getName();
  }

  /** Its descriptor in the class file. */
  String descriptor() {
    Class<?> returned =
        executable instanceof Method ? ((Method) executable).getReturnType() : void.class;
    return MethodType.methodType(returned, executable.getParameterTypes())
        .toMethodDescriptorString();
  }

  /** What its code compares with. */
  Constants constants() {
    Constants known = constants;
    if (known == null) {
      known =
          Constants.of(owner().getName(), name(), descriptor(), ClassLoader.getSystemClassLoader());
      constants = known;
    }
    return known;
  }

  Executable executable() {
    return executable;
  }

  Class<?> returnType() {
    return handle.type().returnType();
  }

  boolean isVoid() {
    return handle.type().returnType() == void.class;
  }

  Class<?> owner() {
    return executable.getDeclaringClass();
  }

  Class<?>[] parameters() {
    return executable.getParameterTypes();
  }

  /** Parameter types with their arguments where the class file has them. */
  Type[] genericParameters() {
    Type[] generic = executable.getGenericParameterTypes();
    Class<?>[] erased = executable.getParameterTypes();
    return generic.length == erased.length ? generic : erased;
  }

  @Override
  public String toString() {
    return executable.toGenericString();
  }
}
