package dev.hasten.probe.literal;

import dev.hasten.probe.graph.Layout;
import dev.hasten.probe.graph.Slot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.Stack;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Source for the JDK's collections and maps. */
final class ContainerSources {
  private static final int MOST_ELEMENTS = 400;
  private static final int FACTORIES_SINCE = 9;

  private static final Set<Class<?>> COLLECTIONS =
      new HashSet<>(
          Arrays.<Class<?>>asList(
              ArrayList.class,
              LinkedList.class,
              Vector.class,
              Stack.class,
              ArrayDeque.class,
              PriorityQueue.class,
              CopyOnWriteArrayList.class,
              CopyOnWriteArraySet.class,
              LinkedBlockingQueue.class,
              HashSet.class,
              LinkedHashSet.class,
              TreeSet.class,
              ConcurrentSkipListSet.class));

  private static final Set<Class<?>> MAPS =
      new HashSet<>(
          Arrays.<Class<?>>asList(
              HashMap.class,
              LinkedHashMap.class,
              TreeMap.class,
              Hashtable.class,
              Properties.class,
              ConcurrentHashMap.class,
              ConcurrentSkipListMap.class));

  private final Writing writing;

  ContainerSources(Writing writing) {
    this.writing = writing;
  }

  @Nullable Made make(Object value, Class<?> type) throws NoSourceException {
    int size =
        value instanceof Collection
            ? ((Collection<?>) value).size()
            : value instanceof Map ? ((Map<?, ?>) value).size() : 0;
    if (size > MOST_ELEMENTS) {
      throw new NoSourceException("a " + type.getSimpleName() + " of " + size + " elements");
    }
    if (COLLECTIONS.contains(type)) {
      return collection((Collection<?>) value, type);
    } else if (MAPS.contains(type)) {
      return map((Map<?, ?>) value, type);
    } else if (value instanceof EnumSet) {
      return enumSet((EnumSet<?>) value);
    } else if (value instanceof EnumMap) {
      return enumMap((EnumMap<?, ?>) value);
    }
    String name = type.getName();
    if (name.equals("java.util.Arrays$ArrayList")) {
      return asList(new ArrayList<>((List<?>) value));
    } else if (name.startsWith("java.util.ImmutableCollections$")) {
      return factory(value);
    } else if (name.startsWith("java.util.Collections$")) {
      return wrapper(value, name.substring("java.util.Collections$".length()));
    }
    return null;
  }

  /** A list of fixed size. */
  Made asList(List<?> elements) throws NoSourceException {
    Object[] made = new Object[elements.size()];
    String source = elements(elements, made);
    boolean bare =
        elements.isEmpty()
            || elements.get(0) == null
            || elements.size() == 1 && elements.get(0) instanceof Object[];
    // A lone null or array would be taken for the array of all elements.
    String cast = bare && !elements.isEmpty() ? "(Object) " : "";
    return new Made(
        writing.names.of(Arrays.class) + ".asList(" + cast + source + ")",
        Arrays.asList(made),
        List.class,
        !cast.isEmpty());
  }

  private String elements(Collection<?> elements, @Nullable Object[] made)
      throws NoSourceException {
    StringBuilder source = new StringBuilder();
    int i = 0;
    for (Object element : elements) {
      Made one = writing.make(element);
      made[i++] = one.value;
      source.append(source.length() == 0 ? "" : ", ").append(one.source);
    }
    return source.toString();
  }

  private Made collection(Collection<?> value, Class<?> type) throws NoSourceException {
    String name = "new " + writing.diamond(type) + "(";
    Made order = null;
    if (value instanceof SortedSet && ((SortedSet<?>) value).comparator() != null) {
      order = writing.make(((SortedSet<?>) value).comparator());
    } else if (type == PriorityQueue.class && ((PriorityQueue<?>) value).comparator() != null) {
      order = writing.make(((PriorityQueue<?>) value).comparator());
    }
    List<Object> all = new ArrayList<>(value);
    boolean steps = order != null || type == Stack.class;
    if (steps || all.isEmpty()) {
      Collection<Object> empty = empty(type, order);
      // Raw with an order, which may be of something else than Object.
      Made made =
          Made.of(
              order == null
                  ? name + ")"
                  : "new " + writing.names.of(type) + "(" + order.source + ")",
              empty);
      return all.isEmpty() ? made : added(made, empty, all);
    }
    Made list =
        all.size() == 1 && all.get(0) == null
            ? new Made(
                writing.names.of(Collections.class) + ".singletonList(null)",
                Collections.singletonList(null),
                List.class,
                false)
            : asList(all);
    Collection<Object> made = empty(type, null);
    made.addAll((Collection<?>) Objects.requireNonNull(list.value));
    return new Made(name + list.source + ")", made, type, list.settled);
  }

  private Made added(Made made, Collection<Object> holder, List<Object> elements)
      throws NoSourceException {
    Made variable = writing.declare(made);
    for (Object element : elements) {
      Made one = writing.make(element);
      holder.add(one.value);
      writing.add(variable.source + ".add(" + one.source + ");");
    }
    return variable;
  }

  @SuppressWarnings({"unchecked", "rawtypes", "JdkObsolete"})
  private static Collection<Object> empty(Class<?> type, @Nullable Made order)
      throws NoSourceException {
    if (order != null && type == TreeSet.class) {
      return new TreeSet<>((java.util.Comparator) order.value);
    } else if (order != null && type == PriorityQueue.class) {
      return new PriorityQueue<>((java.util.Comparator) order.value);
    } else if (order != null) {
      return new ConcurrentSkipListSet<>((java.util.Comparator) order.value);
    }
    return (Collection<Object>) instance(type);
  }

  private static Object instance(Class<?> type) throws NoSourceException {
    try {
      return type.getConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new NoSourceException(type.getName() + " has no plain constructor");
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Made map(Map<?, ?> value, Class<?> type) throws NoSourceException {
    String start = "new " + writing.diamond(type) + "()";
    Map<Object, Object> made;
    if (value instanceof SortedMap && ((SortedMap<?, ?>) value).comparator() != null) {
      Made order = writing.make(((SortedMap<?, ?>) value).comparator());
      start = "new " + writing.names.of(type) + "(" + order.source + ")";
      made =
          type == TreeMap.class
              ? new TreeMap<>((java.util.Comparator) order.value)
              : new ConcurrentSkipListMap<>((java.util.Comparator) order.value);
    } else {
      made = (Map<Object, Object>) instance(type);
    }
    Made empty = Made.of(start, made);
    return value.isEmpty() ? empty : put(empty, made, value);
  }

  private Made put(Made start, Map<Object, Object> made, Map<?, ?> entries)
      throws NoSourceException {
    Made variable = writing.declare(start);
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      Made key = writing.make(entry.getKey());
      Made held = writing.make(entry.getValue());
      made.put(key.value, held.value);
      writing.add(variable.source + ".put(" + key.source + ", " + held.source + ");");
    }
    return variable;
  }

  private Made enumSet(EnumSet<?> value) throws NoSourceException {
    String sets = writing.names.of(EnumSet.class);
    if (value.isEmpty()) {
      Object type = field(value, "elementType");
      return new Made(
          sets + ".noneOf(" + writing.make(type).source + ")", value.clone(), EnumSet.class, true);
    }
    String all = elements(value, new Object[value.size()]);
    return new Made(sets + ".of(" + all + ")", value.clone(), EnumSet.class, true);
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Made enumMap(EnumMap<?, ?> value) throws NoSourceException {
    Object type = field(value, "keyType");
    EnumMap made = new EnumMap((Class) Objects.requireNonNull(type));
    String maps = writing.names.of(EnumMap.class);
    // Raw, since Object is no enum.
    Made variable = new Made(writing.variableName(EnumMap.class), made, EnumMap.class, true);
    String key = writing.make(type).source;
    writing.add(maps + " " + variable.source + " = new " + maps + "(" + key + ");");
    return value.isEmpty() ? variable : put(variable, made, value);
  }

  private Made factory(Object value) throws NoSourceException {
    if (writing.release < FACTORIES_SINCE || value.getClass().getName().endsWith("SubList")) {
      throw new NoSourceException("an immutable collection that Java 8 cannot make");
    }
    if (value instanceof Map) {
      List<Object> all = new ArrayList<>();
      ((Map<?, ?>) value)
          .forEach(
              (key, held) -> {
                all.add(key);
                all.add(held);
              });
      if (all.size() > 20) {
        throw new NoSourceException("an immutable map of " + all.size() / 2 + " entries");
      }
      String source = writing.names.of(Map.class) + ".of(" + elements(all, all.toArray()) + ")";
      return new Made(source, value, Map.class, false);
    }
    Class<?> family = value instanceof Set ? Set.class : List.class;
    Collection<?> all = (Collection<?>) value;
    // Not made anew: they cannot change, and what they hold is checked with the whole.
    String source = writing.names.of(family) + ".of(" + elements(all, new Object[all.size()]) + ")";
    return new Made(source, value, family, false);
  }

  private Made wrapper(Object value, String kind) throws NoSourceException {
    String collections = writing.names.of(Collections.class) + ".";
    Class<?> family =
        value instanceof Map
            ? Map.class
            : value instanceof Set
                ? Set.class
                : value instanceof List ? List.class : Collection.class;
    if (kind.startsWith("Empty") && value instanceof Collection | value instanceof Map) {
      return new Made(collections + "empty" + family.getSimpleName() + "()", value, family, false);
    } else if (kind.equals("SingletonList")) {
      Made one = writing.make(((List<?>) value).get(0));
      List<?> made = Collections.singletonList(one.value);
      return new Made(collections + "singletonList(" + one.source + ")", made, family, false);
    } else if (kind.equals("SingletonSet")) {
      Made one = writing.make(((Set<?>) value).iterator().next());
      Set<?> made = Collections.singleton(one.value);
      return new Made(collections + "singleton(" + one.source + ")", made, family, false);
    } else if (kind.equals("SingletonMap")) {
      Map.Entry<?, ?> entry = ((Map<?, ?>) value).entrySet().iterator().next();
      Made key = writing.make(entry.getKey());
      Made held = writing.make(entry.getValue());
      return new Made(
          collections + "singletonMap(" + key.source + ", " + held.source + ")",
          Collections.singletonMap(key.value, held.value),
          family,
          false);
    }
    boolean fixed = kind.startsWith("Unmodifiable");
    if (fixed || kind.startsWith("Synchronized")) {
      return wrapped(value, kind, collections);
    }
    throw new NoSourceException(value.getClass().getName() + " has no source");
  }

  private Made wrapped(Object value, String kind, String collections) throws NoSourceException {
    String plain = kind.replace("RandomAccess", "");
    Object inner = field(value, value instanceof Map ? "m" : "c");
    Made made = writing.make(inner);
    String method = Character.toLowerCase(plain.charAt(0)) + plain.substring(1);
    for (java.lang.reflect.Method each : Collections.class.getMethods()) {
      if (each.getName().equals(method) && each.getParameterCount() == 1) {
        try {
          return new Made(
              collections + method + "(" + made.source + ")",
              each.invoke(null, made.value),
              each.getReturnType(),
              made.settled);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
          break;
        }
      }
    }
    throw new NoSourceException(value.getClass().getName() + " has no source");
  }

  private static @Nullable Object field(Object owner, String name) {
    for (Slot slot : Layout.of(owner.getClass()).slots()) {
      if (slot.field().getName().equals(name)) {
        return slot.get(owner);
      }
    }
    return null;
  }
}
