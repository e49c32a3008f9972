package dev.hasten.probe.replay;

import dev.hasten.probe.graph.JdkClasses;
import dev.hasten.probe.graph.Layout;
import dev.hasten.probe.graph.Slot;
import java.lang.reflect.Array;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts what is handed in into the text, array or container beside it, or hands in what one of
 * these, or the receiver, holds. Calls that look something up show little where it is never there.
 *
 * <p>Only values without an identity of their own are moved: one mutable object in two places is
 * another matter.
 */
final class Membership {
  private static final int MOST_OBJECTS = 200;
  private static final int LONGEST_PART = 8;

  private final Random random;
  private final Texts texts;

  Membership(Random random) {
    this.random = random;
    this.texts = new Texts(random);
  }

  /**
   * Makes one argument a part of another, or of the receiver.
   *
   * @param roots receiver, which stays, and arguments
   * @return false where none can be
   */
  boolean relate(@Nullable Object[] roots, Class<?>[] types) {
    List<int[]> ways = new ArrayList<>();
    for (int holder = 0; holder < roots.length; holder++) {
      for (int part = 1; part < roots.length; part++) {
        if (holder != part && roots[holder] != null) {
          ways.add(new int[] {holder, part});
        }
      }
    }
    Collections.shuffle(ways, random);
    for (int[] way : ways) {
      boolean takes = way[0] == 0 || random.nextBoolean();
      if (takes ? take(roots, types, way[0], way[1]) : put(roots, types, way[0], way[1])) {
        return true;
      }
    }
    return false;
  }

  private boolean take(@Nullable Object[] roots, Class<?>[] types, int holder, int part) {
    Class<?> declared = types[part - 1];
    List<Object> fitting = new ArrayList<>();
    Object holding = roots[holder];
    if (holding == null) {
      return false;
    }
    for (Object value : holder == 0 ? reached(holding) : parts(holding)) {
      if (Generator.accepts(declared, value)) {
        fitting.add(value);
      }
    }
    if (fitting.isEmpty()) {
      return false;
    }
    roots[part] = another(fitting.get(random.nextInt(fitting.size())));
    return true;
  }

  private boolean put(@Nullable Object[] roots, Class<?>[] types, int holder, int part) {
    Object value = roots[part];
    Object holding = roots[holder];
    if (holding == null || value == null || !isLeaf(value)) {
      return false;
    }
    Object held = with(holding, another(value));
    if (held == null || !Generator.accepts(types[holder - 1], held)) {
      return false;
    }
    roots[holder] = held;
    return true;
  }

  /** An equal value, seldom one that is only like it; texts are objects of their own as well. */
  private Object another(Object value) {
    if (!(value instanceof String)) {
      return value;
    }
    String text = random.nextInt(8) == 0 ? texts.edited((String) value) : (String) value;
    return random.nextBoolean() ? text : new String(text.toCharArray());
  }

  static boolean isLeaf(Object value) {
    return value instanceof String || value instanceof Enum || Boundaries.isBox(value.getClass());
  }

  /** What a text, an array or a container holds. */
  private List<Object> parts(Object holding) {
    List<Object> parts = new ArrayList<>();
    if (holding instanceof CharSequence && JdkClasses.contains(holding.getClass())) {
      String text = holding.toString();
      if (!text.isEmpty()) {
        int from = Texts.place(random, text.length());
        int length = 1 + random.nextInt(Math.min(LONGEST_PART, text.length() - from));
        parts.add(text.substring(from, from + length));
        parts.add(text.charAt(from));
        parts.add((int) text.charAt(from));
      }
    } else if (holding.getClass().isArray()) {
      int length = Array.getLength(holding);
      if (length > 0) {
        addLeaf(Array.get(holding, Texts.place(random, length)), parts);
        addLeaf(Array.get(holding, random.nextInt(length)), parts);
      }
    } else if (holding.getClass().getName().startsWith("java.util.")) {
      elements(holding).forEach(element -> addLeaf(element, parts));
    }
    return parts;
  }

  private static void addLeaf(@Nullable Object value, List<Object> leaves) {
    if (value != null && isLeaf(value)) {
      leaves.add(value);
    }
  }

  private static List<@Nullable Object> elements(Object container) {
    try {
      if (container instanceof Map) {
        List<@Nullable Object> all = Mutator.some(((Map<?, ?>) container).keySet());
        all.addAll(Mutator.some(((Map<?, ?>) container).values()));
        return all;
      }
      return container instanceof Collection
          ? Mutator.some((Collection<?>) container)
          : new ArrayList<>();
    } catch (RuntimeException e) {
      // A view of something that is broken.
      return new ArrayList<>();
    }
  }

  /** The leaves in an object, however deep. */
  private static List<Object> reached(Object root) {
    List<Object> leaves = new ArrayList<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty() && seen.size() < MOST_OBJECTS) {
      Object object = open.remove();
      if (!seen.add(object)) {
        continue;
      }
      for (Object inner : inner(object)) {
        if (inner != null && isLeaf(inner)) {
          leaves.add(inner);
        } else if (inner != null) {
          open.add(inner);
        }
      }
    }
    return leaves;
  }

  private static List<@Nullable Object> inner(Object object) {
    if (object instanceof Object[]) {
      Object[] array = (Object[]) object;
      return new ArrayList<>(Arrays.asList(array).subList(0, Math.min(64, array.length)));
    } else if (object.getClass().getName().startsWith("java.util.")) {
      return elements(object);
    }
    List<@Nullable Object> inner = new ArrayList<>();
    if (!object.getClass().isArray() && !JdkClasses.contains(object.getClass())) {
      for (Slot slot : Layout.of(object.getClass()).slots()) {
        inner.add(slot.get(object));
      }
    }
    return inner;
  }

  /** What holds a value besides what it held; null where it cannot. */
  @SuppressWarnings("unchecked")
  private @Nullable Object with(Object holding, Object value) {
    if (holding instanceof String) {
      boolean character = value instanceof Character || value instanceof String;
      return character ? inserted((String) holding, String.valueOf(value)) : null;
    } else if (holding instanceof StringBuilder) {
      StringBuilder builder = (StringBuilder) holding;
      String text = inserted(builder.toString(), String.valueOf(value));
      return builder.replace(0, builder.length(), text);
    } else if (holding.getClass().isArray()) {
      return array(holding, value);
    } else if (!holding.getClass().getName().startsWith("java.util.")) {
      return null;
    }
    try {
      if (holding instanceof Map) {
        Map<@Nullable Object, @Nullable Object> map =
            (Map<@Nullable Object, @Nullable Object>) holding;
        List<@Nullable Object> keys = Mutator.some(map.keySet());
        if (keys.isEmpty() || random.nextBoolean()) {
          map.put(value, keys.isEmpty() ? value : map.get(keys.get(0)));
        } else {
          map.put(keys.get(random.nextInt(keys.size())), value);
        }
      } else if (holding instanceof List) {
        add((List<@Nullable Object>) holding, value);
      } else if (holding instanceof Collection) {
        ((Collection<@Nullable Object>) holding).add(value);
      }
      return holding;
    } catch (RuntimeException e) {
      // It takes no more, or not this; a list that does may stand where a fixed one stood.
      if (!(holding instanceof List)) {
        return null;
      }
      List<@Nullable Object> other = new ArrayList<>((List<?>) holding);
      add(other, value);
      return other;
    }
  }

  private void add(List<@Nullable Object> list, Object value) {
    for (int times = random.nextInt(4) == 0 ? 2 : 1; times > 0; times--) {
      int at = Texts.place(random, list.size() + 1);
      if (at < list.size() && random.nextInt(3) == 0) {
        list.set(at, value);
      } else {
        list.add(at, value);
      }
    }
  }

  private String inserted(String text, String part) {
    int at = Texts.place(random, text.length() + 1);
    return text.substring(0, at) + part + text.substring(at);
  }

  private @Nullable Object array(Object array, Object value) {
    Class<?> component = array.getClass().getComponentType();
    int length = Array.getLength(array);
    if (!Generator.accepts(component, value)) {
      return null;
    }
    boolean replaces = length > 0 && random.nextBoolean();
    int at = Texts.place(random, replaces ? length : length + 1);
    Object copy = Array.newInstance(component, replaces ? length : length + 1);
    int tail = replaces ? at + 1 : at;
    System.arraycopy(array, 0, copy, 0, at);
    Array.set(copy, at, value);
    System.arraycopy(array, tail, copy, at + 1, length - tail);
    return copy;
  }
}
