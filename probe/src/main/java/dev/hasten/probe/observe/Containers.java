package dev.hasten.probe.observe;

import dev.hasten.probe.graph.JdkClasses;
import dev.hasten.probe.graph.Layout;
import dev.hasten.probe.graph.Memory;
import dev.hasten.probe.graph.Slot;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
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
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.RandomAccess;
import java.util.Set;
import java.util.Spliterator;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.Vector;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the JDK's containers hold, of subclasses too, by the JDK's own code and never by what
 * a subclass overrides.
 */
final class Containers {
  /** Classes that keep their content themselves; a special one before its superclass. */
  private static final List<Class<?>> BASES =
      Arrays.<Class<?>>asList(
          ArrayList.class,
          Vector.class,
          LinkedList.class,
          ArrayDeque.class,
          PriorityQueue.class,
          CopyOnWriteArrayList.class,
          LinkedHashMap.class,
          HashMap.class,
          TreeMap.class,
          EnumMap.class,
          ConcurrentHashMap.class,
          ConcurrentSkipListMap.class,
          Properties.class,
          Hashtable.class,
          IdentityHashMap.class,
          WeakHashMap.class,
          LinkedHashSet.class,
          HashSet.class,
          TreeSet.class,
          ConcurrentSkipListSet.class,
          CopyOnWriteArraySet.class);

  private static final Map<Class<?>, String> SET_FIELDS = new HashMap<>();

  static {
    SET_FIELDS.put(LinkedHashSet.class, "map");
    SET_FIELDS.put(HashSet.class, "map");
    SET_FIELDS.put(TreeSet.class, "m");
    SET_FIELDS.put(ConcurrentSkipListSet.class, "m");
    SET_FIELDS.put(CopyOnWriteArraySet.class, "al");
  }

  private static final String[] UNORDERED_VIEWS = {
    "java.util.HashMap$",
    "java.util.Hashtable$",
    "java.util.concurrent.ConcurrentHashMap$",
    "java.util.WeakHashMap$",
    "java.util.IdentityHashMap$",
    "java.util.ImmutableCollections$Set",
    "java.util.ImmutableCollections$Map",
    "java.util.concurrent.PriorityBlockingQueue",
    "java.util.concurrent.DelayQueue",
  };

  private static final int DEEPEST_WRAPPING = 16;

  private Containers() {}

  /** The container class of the JDK that the object is or extends. */
  static @Nullable Class<?> base(Class<?> type) {
    for (Class<?> base : BASES) {
      if (base.isAssignableFrom(type)) {
        return base;
      }
    }
    return null;
  }

  /** What an object holds that is or extends one of the known container classes. */
  static @Nullable Content ofBase(Object container, Class<?> base, boolean coarse) {
    String backing = SET_FIELDS.get(base);
    if (backing != null) {
      Object inner = field(container, base, backing);
      Class<?> innerBase = inner == null ? null : base(inner.getClass());
      if (inner == null || innerBase == null || Foreign.isForeign(inner)) {
        return null;
      }
      Content content = ofBase(inner, innerBase, coarse);
      return content == null ? null : keys(content, label(base, container, coarse));
    }
    List<@Nullable Object> elements = new ArrayList<>();
    boolean map = Map.class.isAssignableFrom(base);
    boolean ordered =
        !map && base != PriorityQueue.class
            || base == LinkedHashMap.class
            || base == TreeMap.class
            || base == EnumMap.class
            || base == ConcurrentSkipListMap.class;
    if (base == ArrayList.class) {
      slice(container, base, "elementData", "size", elements);
    } else if (base == Vector.class) {
      slice(container, base, "elementData", "elementCount", elements);
    } else if (base == PriorityQueue.class) {
      slice(container, base, "queue", "size", elements);
    } else if (base == LinkedList.class) {
      links(container, elements);
    } else if (map) {
      for (Object entry : (Set<?>) special(container, base, "entrySet", Set.class)) {
        Map.Entry<?, ?> pair = (Map.Entry<?, ?>) entry;
        elements.add(pair.getKey());
        elements.add(pair.getValue());
      }
    } else {
      Iterator<?> all = (Iterator<?>) special(container, base, "iterator", Iterator.class);
      all.forEachRemaining(elements::add);
    }
    return new Content(label(base, container, coarse), elements, map, ordered);
  }

  private static Content keys(Content map, String label) {
    if (!map.map) {
      return map.labelled(label);
    }
    List<@Nullable Object> keys = new ArrayList<>();
    for (int i = 0; i < map.elements.size(); i += 2) {
      keys.add(map.elements.get(i));
    }
    return new Content(label, keys, false, map.ordered);
  }

  private static String label(Class<?> base, Object container, boolean coarse) {
    if (coarse) {
      return family(container);
    }
    Class<?> type = container.getClass();
    // What a subclass in the target adds is told of its own.
    String label = (JdkClasses.contains(type) ? type : base).getName();
    if (base == LinkedHashMap.class && Boolean.TRUE.equals(field(container, base, "accessOrder"))) {
      label += " in access order";
    }
    Object comparator = comparator(container, base);
    return comparator == null ? label : label + " by " + Labels.of(comparator.getClass());
  }

  private static @Nullable Object comparator(Object container, Class<?> base) {
    if (base == TreeMap.class
        || base == PriorityQueue.class
        || base == ConcurrentSkipListMap.class) {
      return field(container, base, "comparator");
    } else if (base == TreeSet.class || base == ConcurrentSkipListSet.class) {
      Object inner = field(container, base, "m");
      if (inner != null) {
        Class<?> innerBase = base(inner.getClass());
        return innerBase == null ? null : comparator(inner, innerBase);
      }
    }
    return null;
  }

  /** What it is to code that only knows the interface. */
  static String family(Object container) {
    if (container instanceof Map) {
      return "map";
    } else if (container instanceof Set) {
      return "set";
    }
    return container instanceof List ? "list" : "collection";
  }

  /**
   * What any other collection or map of the JDK holds: views, wrappers, immutable ones. Nothing
   * where looking would run code of the target.
   */
  static @Nullable Content ofOther(Object container, boolean coarse) {
    Class<?> type = container.getClass();
    String name = type.getName();
    if (reachesForeign(container, 0)) {
      return null;
    }
    List<@Nullable Object> elements = new ArrayList<>();
    if (container instanceof Map) {
      for (Map.Entry<?, ?> entry : ((Map<?, ?>) container).entrySet()) {
        elements.add(entry.getKey());
        elements.add(entry.getValue());
      }
    } else {
      elements.addAll((Collection<?>) container);
    }
    String label = coarse ? family(container) : otherLabel(container, name);
    return new Content(label, elements, container instanceof Map, isOrdered(container, name));
  }

  private static boolean isOrdered(Object container, String name) {
    if (container instanceof EnumSet) {
      return true;
    }
    for (String prefix : UNORDERED_VIEWS) {
      if (name.startsWith(prefix)) {
        return false;
      }
    }
    if (container instanceof Iterable && !(container instanceof List)) {
      return !(container instanceof Set)
          || (((Iterable<?>) container).spliterator().characteristics() & Spliterator.ORDERED) != 0;
    }
    return true;
  }

  private static String otherLabel(Object container, String name) {
    String family = family(container);
    if (name.startsWith("java.util.ImmutableCollections$")) {
      boolean nulls =
          name.endsWith("ListN") && Boolean.TRUE.equals(field(container, null, "allowNulls"));
      return "immutable " + family + (nulls ? " that takes null questions" : "");
    } else if (name.equals("java.util.Arrays$ArrayList")) {
      return "fixed-size list";
    } else if (container instanceof EnumSet) {
      return "java.util.EnumSet";
    } else if (name.endsWith("SubList")) {
      return "part of a list" + (container instanceof RandomAccess ? ", random access" : "");
    }
    return name;
  }

  private static boolean reachesForeign(Object container, int depth) {
    if (depth > DEEPEST_WRAPPING) {
      return true;
    }
    for (Slot slot : Layout.of(container.getClass()).slots()) {
      Object inner = slot.isReference() ? slot.get(container) : null;
      if (inner == null || !Foreign.isIterated(inner)) {
        continue;
      }
      if (Foreign.isForeign(inner)
          || base(inner.getClass()) == null && reachesForeign(inner, depth + 1)) {
        return true;
      }
    }
    return false;
  }

  /** Whether every element of an iterator comes by the JDK's code alone. */
  static boolean isPure(Object iterated) {
    return !Foreign.isForeign(iterated) && !reachesForeign(iterated, 0);
  }

  private static void slice(
      Object container, Class<?> base, String array, String size, List<@Nullable Object> elements) {
    Object stored = field(container, base, array);
    Object length = field(container, base, size);
    if (stored instanceof Object[] && length instanceof Integer) {
      Object[] all = (Object[]) stored;
      elements.addAll(Arrays.asList(all).subList(0, Math.min((Integer) length, all.length)));
    }
  }

  private static void links(Object list, List<@Nullable Object> elements) {
    Object node = field(list, LinkedList.class, "first");
    while (node != null) {
      elements.add(field(node, null, "item"));
      node = field(node, null, "next");
    }
  }

  /** The field as the given class declares it, or as the most special class does. */
  static @Nullable Object field(Object owner, @Nullable Class<?> declaring, String name) {
    for (Slot slot : Layout.of(owner.getClass()).slots()) {
      Class<?> declared = slot.field().getDeclaringClass();
      if (slot.field().getName().equals(name)
          && (declaring == null || declared.isAssignableFrom(declaring))) {
        return slot.get(owner);
      }
    }
    return null;
  }

  private static Object special(Object container, Class<?> base, String method, Class<?> result) {
    try {
      MethodHandle handle =
          Memory.trustedLookup().findSpecial(base, method, MethodType.methodType(result), base);
      Object found = (Object) handle.invoke(container);
      return found == null ? Collections.emptySet() : found;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** Which objects hand out elements by code of the target. */
  private static final class Foreign {
    private Foreign() {}

    static boolean isIterated(Object object) {
      return object instanceof Iterable
          || object instanceof Map
          || object instanceof Iterator
          || object instanceof Map.Entry;
    }

    static boolean isForeign(Object object) {
      return !JdkClasses.contains(object.getClass()) || JdkClasses.isHidden(object.getClass());
    }
  }
}
