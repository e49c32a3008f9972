package dev.hasten.probe.replay;

import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import org.jspecify.annotations.Nullable;

/** Makes values from types, with a liking for the ends of their ranges. */
final class Generator {
  private static final int LONGEST_TEXT = 40;

  private final Random random;
  private final Vocabulary words;
  private final JdkValues jdk;

  Generator(Random random, Vocabulary words) {
    this.random = random;
    this.words = words;
    this.jdk = new JdkValues(random);
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
      return primitive(raw);
    } else if (raw == String.class || raw == CharSequence.class) {
      return text();
    } else if (raw == java.io.Serializable.class && random.nextInt(6) == 0) {
      Unreadable.Failure[] failures = Unreadable.Failure.values();
      return new Unreadable(failures[random.nextInt(failures.length)]);
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
    Object value = jdk.of(raw, text());
    if (value == null) {
      value = iterator(type, raw, depth);
    }
    if (value == null) {
      value = container(type, raw, depth);
    }
    return value != null ? value : instance(raw, depth);
  }

  private Object primitive(Class<?> raw) {
    Object value = Boundaries.primitive(raw, random);
    if (random.nextBoolean()) {
      if (value instanceof Character) {
        return words.character(random);
      } else if (!(value instanceof Boolean)) {
        return Boundaries.number(raw, words.number(random, Boundaries.bits(raw)));
      }
    }
    return value;
  }

  private String text() {
    switch (random.nextInt(6)) {
      case 0:
        return Boundaries.string(random);
      case 2:
        return words.pick(random);
      case 3:
        return words.pick(random) + words.character(random) + words.pick(random);
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
                  : words.character(random));
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

  private @Nullable Object iterator(Type type, Class<?> raw, int depth) throws CannotMakeException {
    if (raw != Iterator.class && raw != ListIterator.class && raw != Enumeration.class) {
      return null;
    }
    Vector<@Nullable Object> elements = new Vector<>();
    for (int left = depth <= 0 ? 0 : length(); left > 0; left--) {
      elements.add(make(argument(type, 0), depth - 1));
    }
    if (raw == Enumeration.class) {
      return elements.elements();
    }
    List<@Nullable Object> copy = new ArrayList<>(elements);
    ListIterator<@Nullable Object> iterator = copy.listIterator();
    for (int left = random.nextInt(3); left > 0 && iterator.hasNext(); left--) {
      iterator.next();
    }
    return iterator;
  }

  /** One that may not be changed, or a view, where the declared type hides which it is. */
  @SuppressWarnings("unchecked")
  private Object disguised(Class<?> raw, Object container) {
    int kind = random.nextInt(8);
    if (container instanceof Map) {
      Map<@Nullable Object, @Nullable Object> map =
          (Map<@Nullable Object, @Nullable Object>) container;
      return kind == 0 && raw == Map.class ? Collections.unmodifiableMap(map) : container;
    } else if (!(container instanceof ArrayList) || raw == ArrayList.class) {
      return container;
    }
    List<@Nullable Object> list = (List<@Nullable Object>) container;
    switch (raw.isAssignableFrom(List.class) ? kind : 7) {
      case 0:
        return Collections.unmodifiableList(list);
      case 1:
        return Arrays.asList(list.toArray());
      case 2:
        return new LinkedList<>(list);
      case 3:
        return list.isEmpty() ? Collections.emptyList() : Collections.singletonList(list.get(0));
      default:
        return container;
    }
  }

  private @Nullable Object container(Type type, Class<?> raw, int depth)
      throws CannotMakeException {
    Object plain = plain(type, raw, depth);
    return plain == null ? null : disguised(raw, plain);
  }

  private @Nullable Object plain(Type type, Class<?> raw, int depth) throws CannotMakeException {
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
    if (depth <= 0) {
      throw new CannotMakeException(type);
    }
    List<AccessibleObject> open = origins(type);
    while (!open.isEmpty()) {
      try {
        Object made = made(open.remove(random.nextInt(open.size())), depth);
        if (made != null) {
          return made;
        }
      } catch (CannotMakeException | ReflectiveOperationException | RuntimeException e) {
        // Another constructor may take what can be made.
        continue;
      }
    }
    throw new CannotMakeException(type);
  }

  /** Where objects of a class come from: its public constructors, constants and factories. */
  private static List<AccessibleObject> origins(Class<?> type) {
    List<AccessibleObject> open = new ArrayList<>();
    if (!Modifier.isAbstract(type.getModifiers())) {
      open.addAll(Arrays.asList(type.getConstructors()));
    }
    for (Field field : type.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && type.isAssignableFrom(field.getType())) {
        open.add(field);
      }
    }
    for (Method method : type.getMethods()) {
      if (Modifier.isStatic(method.getModifiers())
          && type.isAssignableFrom(method.getReturnType())) {
        open.add(method);
      }
    }
    open.sort((a, b) -> a.toString().compareTo(b.toString()));
    return open;
  }

  /**
   * Two objects of a class that come about alike, but for one argument at the most: what tells
   * whether they are compared as a whole.
   */
  Object[] alike(Class<?> type, int depth) throws CannotMakeException {
    List<Executable> makers = new ArrayList<>();
    for (AccessibleObject origin : origins(type)) {
      if (origin instanceof Executable && ((Executable) origin).getParameterCount() > 0) {
        makers.add((Executable) origin);
      }
    }
    if (makers.isEmpty()) {
      throw new CannotMakeException(type);
    }
    Executable maker = makers.get(random.nextInt(makers.size()));
    int different = random.nextInt(maker.getParameterCount() + 1);
    long seed = random.nextLong();
    try {
      @Nullable Object[] arguments = new Generator(new Random(seed), words).arguments(maker, depth);
      @Nullable Object[] others = new Generator(new Random(seed), words).arguments(maker, depth);
      if (different < others.length) {
        others[different] = arguments(maker, depth)[different];
      }
      Object one = invoke(maker, arguments);
      Object other = invoke(maker, others);
      if (one != null && other != null) {
        return new Object[] {one, other};
      }
    } catch (ReflectiveOperationException | RuntimeException e) {
      // It does not take these.
      throw new CannotMakeException(type);
    }
    throw new CannotMakeException(type);
  }

  private @Nullable Object made(AccessibleObject origin, int depth)
      throws CannotMakeException, ReflectiveOperationException {
    origin.setAccessible(true);
    if (origin instanceof Field) {
      return ((Field) origin).get(null);
    }
    Executable maker = (Executable) origin;
    return invoke(maker, arguments(maker, depth));
  }

  private @Nullable Object[] arguments(Executable maker, int depth) throws CannotMakeException {
    Type[] types = maker.getGenericParameterTypes();
    if (types.length != maker.getParameterCount()) {
      types = maker.getParameterTypes();
    }
    @Nullable Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      arguments[i] = make(types[i], depth - 1);
    }
    return arguments;
  }

  private static @Nullable Object invoke(Executable maker, @Nullable Object[] arguments)
      throws ReflectiveOperationException {
    maker.setAccessible(true);
    return maker instanceof Method
        ? ((Method) maker).invoke(null, arguments)
        : ((Constructor<?>) maker).newInstance(arguments);
  }
}
