package dev.hasten.probe.graph;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Raw access to the fields of any object: the one place that knows the JVM's internals.
 *
 * <p>Backed by {@code jdk.internal.misc.Unsafe}, which also accepts records and hidden classes; on
 * a Java 8 JVM by {@code sun.misc.Unsafe}. Its package must be exported to the module of this
 * class, by {@link #open} from an agent or by {@link #JVM_ARGUMENTS} on a command line.
 */
public final class Memory {
  /** What a JVM from 9 on must be started with where no agent calls {@link #open}. */
  public static final List<String> JVM_ARGUMENTS =
      Collections.singletonList("--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED");

  private Memory() {}

  /**
   * Exports the package that is needed to this class. Must come before any other use.
   *
   * @throws ReflectiveOperationException if the JVM has modules but refuses
   */
  public static void open(Instrumentation instrumentation) throws ReflectiveOperationException {
    Class<?> module;
    try {
      module = Class.forName("java.lang.Module");
    } catch (ClassNotFoundException javaEight) {
      return;
    }
    Method moduleOf = Class.class.getMethod("getModule");
    Object ours = moduleOf.invoke(Memory.class);
    Map<String, Set<?>> exports = new HashMap<>();
    exports.put("jdk.internal.misc", Collections.singleton(ours));
    Instrumentation.class
        .getMethod("redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class)
        .invoke(
            instrumentation,
            moduleOf.invoke(Object.class),
            Collections.emptySet(),
            exports,
            Collections.emptyMap(),
            Collections.emptySet(),
            Collections.emptyMap());
  }

  /** A lookup that may see everything. */
  public static MethodHandles.Lookup trustedLookup() {
    return Bound.TRUSTED;
  }

  /** A new object of a class whose constructors did not run. */
  public static Object allocate(Class<?> type) throws InstantiationException {
    try {
      return (Object) Bound.ALLOCATE.invokeExact(type);
    } catch (InstantiationException e) {
      throw e;
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static long offset(Field field) {
    try {
      return (long) Bound.OFFSET.invokeExact(field);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Whether the static initializer of a class has not run yet. */
  public static boolean isUninitialized(Class<?> type) {
    try {
      return (boolean) Bound.UNINITIALIZED.invokeExact(type);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** The value of a static field, boxed where primitive; the class must be initialized. */
  public static @Nullable Object getStatic(Field field) {
    try {
      Object base = (Object) Bound.STATIC_BASE.invokeExact(field);
      long offset = (long) Bound.STATIC_OFFSET.invokeExact(field);
      return get(base, offset, Slot.typeOf(field.getType()));
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** Overwrites a static field, final or not, with a value of its type, boxed where primitive. */
  public static void putStatic(Field field, Object value) {
    try {
      Object base = (Object) Bound.STATIC_BASE.invokeExact(field);
      long offset = (long) Bound.STATIC_OFFSET.invokeExact(field);
      char type = Slot.typeOf(field.getType());
      if (type == 'L') {
        putReference(base, offset, value);
      } else {
        putPrimitive(base, offset, type, bits(value));
      }
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** The value of a field, boxed where primitive. */
  static @Nullable Object get(Object owner, long offset, char type) {
    if (type == 'L') {
      return getReference(owner, offset);
    }
    long bits = getPrimitive(owner, offset, type);
    switch (type) {
      case 'Z':
        return bits != 0;
      case 'B':
        return (byte) bits;
      case 'S':
        return (short) bits;
      case 'C':
        return (char) bits;
      case 'I':
        return (int) bits;
      case 'J':
        return bits;
      case 'F':
        return Float.intBitsToFloat((int) bits);
      default:
        return Double.longBitsToDouble(bits);
    }
  }

  /** The bits of a boxed primitive. */
  static long bits(Object boxed) {
    if (boxed instanceof Boolean) {
      return ((Boolean) boxed) ? 1 : 0;
    } else if (boxed instanceof Character) {
      return (Character) boxed;
    } else if (boxed instanceof Float) {
      return Float.floatToRawIntBits((Float) boxed);
    } else if (boxed instanceof Double) {
      return Double.doubleToRawLongBits((Double) boxed);
    }
    return ((Number) boxed).longValue();
  }

  static @Nullable Object getReference(Object owner, long offset) {
    try {
      return (Object) Bound.GET_REFERENCE.invokeExact(owner, offset);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static void putReference(Object owner, long offset, @Nullable Object value) {
    try {
      Bound.PUT_REFERENCE.invokeExact(owner, offset, value);
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  /** The bits of a primitive field, sign-extended. */
  static long getPrimitive(Object owner, long offset, char type) {
    try {
      switch (type) {
        case 'Z':
        case 'B':
          return (byte) Bound.GET_BYTE.invokeExact(owner, offset);
        case 'S':
          return (short) Bound.GET_SHORT.invokeExact(owner, offset);
        case 'C':
          return (char) (short) Bound.GET_SHORT.invokeExact(owner, offset);
        case 'I':
        case 'F':
          return (int) Bound.GET_INT.invokeExact(owner, offset);
        default:
          return (long) Bound.GET_LONG.invokeExact(owner, offset);
      }
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  static void putPrimitive(Object owner, long offset, char type, long bits) {
    try {
      switch (type) {
        case 'Z':
        case 'B':
          Bound.PUT_BYTE.invokeExact(owner, offset, (byte) bits);
          break;
        case 'S':
        case 'C':
          Bound.PUT_SHORT.invokeExact(owner, offset, (short) bits);
          break;
        case 'I':
        case 'F':
          Bound.PUT_INT.invokeExact(owner, offset, (int) bits);
          break;
        default:
          Bound.PUT_LONG.invokeExact(owner, offset, bits);
          break;
      }
    } catch (Throwable e) {
      throw unexpected(e);
    }
  }

  private static IllegalStateException unexpected(Throwable cause) {
    if (cause instanceof Error) {
      throw (Error) cause;
    }
    return new IllegalStateException(cause);
  }

  /** The handles, bound at first use so that an agent can open the package before. */
  private static final class Bound {
    static final MethodHandle OFFSET;
    static final MethodHandle STATIC_BASE;
    static final MethodHandle STATIC_OFFSET;
    static final MethodHandle UNINITIALIZED;
    static final MethodHandle ALLOCATE;
    static final MethodHandle GET_REFERENCE;
    static final MethodHandle PUT_REFERENCE;
    static final MethodHandle GET_BYTE;
    static final MethodHandle PUT_BYTE;
    static final MethodHandle GET_SHORT;
    static final MethodHandle PUT_SHORT;
    static final MethodHandle GET_INT;
    static final MethodHandle PUT_INT;
    static final MethodHandle GET_LONG;
    static final MethodHandle PUT_LONG;
    static final MethodHandles.Lookup TRUSTED;

    static {
      try {
        Object unsafe = unsafe();
        OFFSET = bind(unsafe, "objectFieldOffset", long.class, Field.class);
        STATIC_BASE = bind(unsafe, "staticFieldBase", Object.class, Field.class);
        STATIC_OFFSET = bind(unsafe, "staticFieldOffset", long.class, Field.class);
        UNINITIALIZED = bind(unsafe, "shouldBeInitialized", boolean.class, Class.class);
        ALLOCATE = bind(unsafe, "allocateInstance", Object.class, Class.class);
        boolean recent = has(unsafe, "getReference");
        GET_REFERENCE =
            bind(
                unsafe,
                recent ? "getReference" : "getObject",
                Object.class,
                Object.class,
                long.class);
        PUT_REFERENCE =
            bind(
                unsafe,
                recent ? "putReference" : "putObject",
                void.class,
                Object.class,
                long.class,
                Object.class);
        GET_BYTE = getter(unsafe, "getByte", byte.class);
        PUT_BYTE = setter(unsafe, "putByte", byte.class);
        GET_SHORT = getter(unsafe, "getShort", short.class);
        PUT_SHORT = setter(unsafe, "putShort", short.class);
        GET_INT = getter(unsafe, "getInt", int.class);
        PUT_INT = setter(unsafe, "putInt", int.class);
        GET_LONG = getter(unsafe, "getLong", long.class);
        PUT_LONG = setter(unsafe, "putLong", long.class);
        Field lookup = MethodHandles.Lookup.class.getDeclaredField("IMPL_LOOKUP");
        Object base = (Object) STATIC_BASE.invokeExact(lookup);
        long offset = (long) STATIC_OFFSET.invokeExact(lookup);
        TRUSTED = (MethodHandles.Lookup) (Object) GET_REFERENCE.invokeExact(base, offset);
      } catch (Throwable e) {
        throw new IllegalStateException("jdk.internal.misc is not open to the probe", e);
      }
    }

    private static Object unsafe() throws ReflectiveOperationException {
      try {
        Class<?> internal = Class.forName("jdk.internal.misc.Unsafe");
        return internal.getMethod("getUnsafe").invoke(null);
      } catch (ClassNotFoundException javaEight) {
        Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
        field.setAccessible(true);
        return field.get(null);
      }
    }

    private static boolean has(Object unsafe, String name) {
      try {
        unsafe.getClass().getMethod(name, Object.class, long.class);
        return true;
      } catch (NoSuchMethodException e) {
        return false;
      }
    }

    private static MethodHandle getter(Object unsafe, String name, Class<?> type)
        throws ReflectiveOperationException {
      return bind(unsafe, name, type, Object.class, long.class);
    }

    private static MethodHandle setter(Object unsafe, String name, Class<?> type)
        throws ReflectiveOperationException {
      return bind(unsafe, name, void.class, Object.class, long.class, type);
    }

    private static MethodHandle bind(
        Object unsafe, String name, Class<?> result, Class<?>... parameters)
        throws ReflectiveOperationException {
      return MethodHandles.lookup()
          .findVirtual(unsafe.getClass(), name, MethodType.methodType(result, parameters))
          .bindTo(unsafe);
    }
  }
}
