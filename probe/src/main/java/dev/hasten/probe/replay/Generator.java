package dev.hasten.probe.replay;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes values from types, with a liking for the ends of their ranges. */
final class Generator {
  private static final int LONGEST_TEXT = 40;

  private final Random random;

  Generator(Random random) {
    this.random = random;
  }

  /** No value of a type can be made here. */
  static final class CannotMakeException extends Exception {
    private static final long serialVersionUID = 1;

    CannotMakeException(Class<?> type) {
      super(type.getName());
    }
  }

  /** The class behind a type. */
  static Class<?> erase(Type type) {
    if (type instanceof Class) {
      return (Class<?>) type;
    } else if (type instanceof ParameterizedType) {
      return erase(((ParameterizedType) type).getRawType());
    } else if (type instanceof GenericArrayType) {
      Type component = ((GenericArrayType) type).getGenericComponentType();
      return Array.newInstance(erase(component), 0).getClass();
    } else if (type instanceof TypeVariable) {
      return erase(((TypeVariable<?>) type).getBounds()[0]);
    } else if (type instanceof WildcardType) {
      return erase(((WildcardType) type).getUpperBounds()[0]);
    }
    return Object.class;
  }

  /** Whether a value may stand where the class is declared, primitives included. */
  static boolean accepts(Class<?> declared, Object value) {
    return declared.isPrimitive()
        ? Boundaries.number(declared, 0).getClass() == value.getClass()
        : declared.isInstance(value);
  }

  /** A value of the type, sometimes null where the type allows it. */
  @Nullable Object make(Type type, int depth) throws CannotMakeException {
    Class<?> raw = erase(type);
    if (!raw.isPrimitive() && random.nextInt(12) == 0) {
      return null;
    }
    return present(type, raw, depth);
  }

  private Object present(Type type, Class<?> raw, int depth) throws CannotMakeException {
    if (raw.isPrimitive() || Boundaries.isBox(raw)) {
      return Boundaries.primitive(raw, random);
    } else if (raw == String.class || raw == CharSequence.class) {
      return text();
    } else if (raw == Object.class
        || raw == Comparable.class
        || raw == java.io.Serializable.class) {
      return random.nextBoolean() ? text() : (Object) (int) Boundaries.integer(random, 32);
    } else if (raw.isArray()) {
      return array(type, raw, depth);
    } else if (raw.isEnum()) {
      Object[] constants = raw.getEnumConstants();
      if (constants.length > 0) {
        return constants[random.nextInt(constants.length)];
      }
    }
    Object value = value(raw);
    if (value == null) {
      value = container(type, raw, depth);
    }
    return value != null ? value : instance(raw, depth);
  }

  private @Nullable Object value(Class<?> raw) {
    if (raw == StringBuilder.class || raw == Appendable.class) {
      return new StringBuilder(text());
    } else if (raw == StringBuffer.class) {
      return new StringBuffer(text());
    } else if (raw == Number.class) {
      return random.nextBoolean()
          ? (Object) Boundaries.real(random)
          : (Object) Boundaries.integer(random, 64);
    } else if (raw == BigInteger.class) {
      return BigInteger.valueOf(Boundaries.integer(random, 64)).shiftLeft(random.nextInt(3) * 30);
    } else if (raw == BigDecimal.class) {
      return BigDecimal.valueOf(Boundaries.integer(random, 64), random.nextInt(9) - 3);
    } else if (raw == Locale.class) {
      return new Locale[] {Locale.ROOT, Locale.ENGLISH, Locale.GERMANY, new Locale("tr")}
          [random.nextInt(4)];
    } else if (raw == Charset.class) {
      return new Charset[] {
            StandardCharsets.UTF_8, StandardCharsets.US_ASCII, StandardCharsets.UTF_16
          }
          [random.nextInt(3)];
    } else if (raw == Comparator.class) {
      return random.nextBoolean() ? Comparator.naturalOrder() : Comparator.reverseOrder();
    } else if (raw == Reader.class || raw == Readable.class) {
      return new StringReader(text());
    } else if (raw == InputStream.class) {
      return new ByteArrayInputStream(text().getBytes(StandardCharsets.UTF_8));
    }
    return null;
  }

  private String text() {
    switch (random.nextInt(4)) {
      case 0:
        return Boundaries.string(random);
      case 1:
        return Long.toString(Boundaries.integer(random, 40));
      default:
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(random.nextInt(LONGEST_TEXT) + 1);
        boolean plain = random.nextInt(3) != 0;
        for (int i = 0; i < length; i++) {
          text.append(
              plain || random.nextInt(3) != 0
                  ? (char) (' ' + random.nextInt(95))
                  : Boundaries.character(random));
        }
        return text.toString();
    }
  }

  private int length() {
    return random.nextInt(3) == 0 ? random.nextInt(3) : random.nextInt(12);
  }

  private Object array(Type type, Class<?> raw, int depth) throws CannotMakeException {
    Type component =
        type instanceof GenericArrayType
            ? ((GenericArrayType) type).getGenericComponentType()
            : raw.getComponentType();
    int length = depth <= 0 ? 0 : length();
    Object array = Array.newInstance(raw.getComponentType(), length);
    for (int i = 0; i < length; i++) {
      Array.set(array, i, make(component, depth - 1));
    }
    return array;
  }

  private @Nullable Object container(Type type, Class<?> raw, int depth)
      throws CannotMakeException {
    if (Map.class.isAssignableFrom(raw)) {
      Map<@Nullable Object, @Nullable Object> map =
          raw == TreeMap.class || SortedMap.class.isAssignableFrom(raw)
              ? new TreeMap<>()
              : raw == HashMap.class || random.nextBoolean()
                  ? new HashMap<>()
                  : new LinkedHashMap<>();
      if (!raw.isInstance(map)) {
        return null;
      }
      int length = depth <= 0 ? 0 : length();
      for (int i = 0; i < length; i++) {
        Object key = present(argument(type, 0), erase(argument(type, 0)), depth - 1);
        if (!(map instanceof TreeMap) || key instanceof Comparable) {
          putQuietly(map, key, make(argument(type, 1), depth - 1));
        }
      }
      return map;
    }
    if (raw != Iterable.class && !Collection.class.isAssignableFrom(raw)) {
      return null;
    }
    Collection<@Nullable Object> made = collection(raw);
    if (!raw.isInstance(made)) {
      return null;
    }
    int length = depth <= 0 ? 0 : length();
    for (int i = 0; i < length; i++) {
      Type element = argument(type, 0);
      boolean nullable = made instanceof ArrayList || made instanceof LinkedList;
      Object value =
          nullable ? make(element, depth - 1) : present(element, erase(element), depth - 1);
      try {
        made.add(value);
      } catch (ClassCastException e) {
        // Not comparable with those that are there.
      }
    }
    return made;
  }

  private static void putQuietly(
      Map<@Nullable Object, @Nullable Object> map, Object key, @Nullable Object value) {
    try {
      map.put(key, value);
    } catch (ClassCastException e) {
      // Not comparable with those that are there.
    }
  }

  private Collection<@Nullable Object> collection(Class<?> raw) {
    if (SortedSet.class.isAssignableFrom(raw)) {
      return new TreeSet<>();
    } else if (Set.class.isAssignableFrom(raw)) {
      return raw == HashSet.class || random.nextBoolean() ? new HashSet<>() : new LinkedHashSet<>();
    } else if (raw == LinkedList.class) {
      return new LinkedList<>();
    } else if (Deque.class.isAssignableFrom(raw) || raw == Queue.class) {
      return new ArrayDeque<>();
    }
    return new ArrayList<>();
  }

  private static Type argument(Type type, int index) {
    if (type instanceof ParameterizedType) {
      Type[] arguments = ((ParameterizedType) type).getActualTypeArguments();
      if (index < arguments.length) {
        return arguments[index];
      }
    }
    return String.class;
  }

  /** An object made by one of its class's public constructors. */
  Object instance(Class<?> type, int depth) throws CannotMakeException {
    if (depth <= 0 || type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
      throw new CannotMakeException(type);
    }
    List<Constructor<?>> open = new ArrayList<>(Arrays.asList(type.getConstructors()));
    open.sort((a, b) -> a.toString().compareTo(b.toString()));
    while (!open.isEmpty()) {
      Constructor<?> constructor = open.remove(random.nextInt(open.size()));
      Type[] types = constructor.getGenericParameterTypes();
      if (types.length != constructor.getParameterCount()) {
        types = constructor.getParameterTypes();
      }
      @Nullable Object[] arguments = new Object[types.length];
      try {
        for (int i = 0; i < types.length; i++) {
          arguments[i] = make(types[i], depth - 1);
        }
        constructor.setAccessible(true);
        return constructor.newInstance(arguments);
      } catch (CannotMakeException | ReflectiveOperationException | RuntimeException e) {
        // Another constructor may take what can be made.
        continue;
      }
    }
    throw new CannotMakeException(type);
  }
}
