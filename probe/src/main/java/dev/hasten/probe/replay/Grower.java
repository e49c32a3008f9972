package dev.hasten.probe.replay;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.probe.graph.NotReplayableException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call larger: the argument that carries most data grows, with varied content instead of
 * copies; arguments that say its length follow.
 */
final class Grower {
  private static final int DEEPEST = 3;
  private static final long LARGEST = 20_000_000;

  private final Random random;
  private final Texts texts;

  Grower(Random random) {
    this.random = random;
    this.texts = new Texts(random);
  }

  /** Grows a call to about the given size; false where nothing in it can grow. */
  boolean grow(@Nullable Object[] roots, Class<?>[] types, long size) {
    List<Integer> bySize = new ArrayList<>();
    for (int i = 1; i < roots.length; i++) {
      bySize.add(i);
    }
    bySize.sort((a, b) -> Long.compare(size(roots[b]), size(roots[a])));
    for (int index : bySize) {
      Object value = roots[index];
      long own = size(value);
      long wanted = Math.min(LARGEST, own + size - size(roots));
      if (value == null || own == 0 || wanted <= own) {
        continue;
      }
      long length = length(value);
      Object grown = grown(value, wanted, DEEPEST);
      if (grown != null && Generator.accepts(types[index - 1], grown) && size(grown) > own) {
        roots[index] = grown;
        follow(roots, length, length(grown));
        return true;
      }
    }
    return false;
  }

  /** An int that was the old length, or its last index, is the new one. */
  private static void follow(@Nullable Object[] roots, long before, long after) {
    for (int i = 1; i < roots.length; i++) {
      if (before > 2 && roots[i] instanceof Integer) {
        int value = (Integer) roots[i];
        if (value == before || value == before - 1) {
          roots[i] = (int) (after - (before - value));
        }
      }
    }
  }

  private @Nullable Object grown(@Nullable Object value, long size, int depth) {
    if (value == null || depth == 0) {
      return null;
    } else if (value instanceof String) {
      return texts.grown((String) value, size);
    } else if (value instanceof StringBuilder) {
      StringBuilder builder = (StringBuilder) value;
      String text = builder.toString();
      return builder.replace(0, text.length(), texts.grown(text, size));
    } else if (value.getClass().isArray()) {
      return array(value, size, depth);
    } else if (value.getClass().getName().startsWith("java.util.")) {
      return container(value, size, depth);
    }
    return null;
  }

  private @Nullable Object array(Object array, long size, int depth) {
    int length = Array.getLength(array);
    Class<?> component = array.getClass().getComponentType();
    if (length == 0) {
      return null;
    }
    List<@Nullable Object> elements = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      elements.add(Array.get(array, i));
    }
    List<@Nullable Object> grown = elements(elements, size, depth);
    Object copy = Array.newInstance(component, grown.size());
    for (int i = 0; i < grown.size(); i++) {
      Object element = grown.get(i);
      if (element == null ? !component.isPrimitive() : Generator.accepts(component, element)) {
        Array.set(copy, i, element);
      }
    }
    return copy;
  }

  @SuppressWarnings("unchecked")
  private @Nullable Object container(Object container, long size, int depth) {
    try {
      if (container instanceof Collection) {
        Collection<@Nullable Object> all = (Collection<@Nullable Object>) container;
        List<@Nullable Object> grown = elements(new ArrayList<>(all), size, depth);
        all.clear();
        all.addAll(grown);
        return all;
      } else if (container instanceof Map) {
        Map<@Nullable Object, @Nullable Object> map =
            (Map<@Nullable Object, @Nullable Object>) container;
        List<Map.Entry<@Nullable Object, @Nullable Object>> entries =
            new ArrayList<>(map.entrySet());
        long each = Math.max(1, size(map) / Math.max(1, map.size()));
        long wanted = size / each;
        for (long i = 0; i < wanted && !entries.isEmpty() && map.size() < wanted; i++) {
          Map.Entry<@Nullable Object, @Nullable Object> like =
              entries.get((int) (i % entries.size()));
          map.put(varied(like.getKey()), varied(like.getValue()));
        }
        return map;
      }
    } catch (RuntimeException e) {
      // It takes no more, or not these; a list that does may stand where a fixed one stood.
      return container instanceof List
          ? elements(new ArrayList<@Nullable Object>((List<?>) container), size, depth)
          : null;
    }
    return null;
  }

  /** More elements where there are several, larger ones where one carries everything. */
  private List<@Nullable Object> elements(List<@Nullable Object> elements, long size, int depth) {
    List<@Nullable Object> grown = new ArrayList<>(elements);
    if (elements.isEmpty()) {
      return grown;
    }
    long own = Math.max(1, size(elements.toArray()));
    if (elements.size() <= 2 && own > 64L * elements.size()) {
      Object first = grown(elements.get(0), size, depth - 1);
      if (first != null) {
        grown.set(0, first);
        return grown;
      }
    }
    long count = Math.max(elements.size() + 1L, size * elements.size() / own);
    boolean sorted = isSorted(elements);
    for (int i = 0; grown.size() < count; i++) {
      grown.add(varied(elements.get(i % elements.size())));
    }
    if (sorted) {
      sort(grown);
    }
    return grown;
  }

  /** A value like the given one but, where it is a leaf or a text, not the same. */
  private @Nullable Object varied(@Nullable Object value) {
    if (value instanceof String) {
      String text = (String) value;
      String longer = texts.grown(text, 2L * text.length() + 1);
      return longer.substring(Math.min(text.length(), longer.length() - text.length()));
    } else if (value instanceof Integer) {
      return (int) near((Integer) value);
    } else if (value instanceof Long) {
      return near((Long) value);
    } else if (value instanceof Double) {
      return (Double) value * (0.5 + random.nextDouble());
    } else if (value instanceof Float) {
      return (Float) value * (0.5f + random.nextFloat());
    } else if (value instanceof Short) {
      return (short) near((Short) value);
    } else if (value instanceof Byte) {
      return (byte) near((Byte) value);
    } else if (value instanceof Character) {
      char c = (Character) value;
      return Character.isLetter(c) && c < 0x80 ? (char) ('a' + random.nextInt(26)) : c;
    } else if (value == null || value instanceof Boolean || value instanceof Enum) {
      return value;
    }
    return copied(value);
  }

  /** A number of the same sign and order: others may be no valid index or digit. */
  private long near(long value) {
    long width = Math.min(Integer.MAX_VALUE - 4, Math.abs(value / 2));
    long moved = value + random.nextInt((int) width + 3) - width / 2 - 1;
    return (moved < 0) == (value < 0) ? moved : value;
  }

  private @Nullable Object copied(Object value) {
    try {
      byte[] graph = GraphWriter.write(new Object[] {value}, GraphLimits.DEFAULT);
      Object copy = GraphReader.read(graph, ClassLoader.getSystemClassLoader())[0];
      if (copy != null && copy.getClass().isArray()) {
        int length = Array.getLength(copy);
        for (int i = 0; i < length; i++) {
          Object element = varied(Array.get(copy, i));
          Class<?> component = copy.getClass().getComponentType();
          if (element != null && Generator.accepts(component, element)) {
            Array.set(copy, i, element);
          }
        }
      }
      return copy;
    } catch (NotReplayableException e) {
      return value;
    }
  }

  private static boolean isSorted(List<@Nullable Object> elements) {
    if (elements.size() < 3) {
      return false;
    }
    for (int i = 1; i < elements.size(); i++) {
      Object before = elements.get(i - 1);
      Object here = elements.get(i);
      if (!isSimple(before) || !isSimple(here) || compare(before, here) > 0) {
        return false;
      }
    }
    return compare(elements.get(0), elements.get(elements.size() - 1)) < 0;
  }

  private static boolean isSimple(@Nullable Object value) {
    return value instanceof String || value instanceof Number && value instanceof Comparable;
  }

  @SuppressWarnings("unchecked")
  private static int compare(@Nullable Object one, @Nullable Object other) {
    if (one == null || other == null || one.getClass() != other.getClass()) {
      return 1;
    }
    return ((Comparable<Object>) one).compareTo(other);
  }

  private static void sort(List<@Nullable Object> elements) {
    Object[] array = elements.toArray();
    Arrays.sort(array);
    elements.clear();
    Collections.addAll(elements, array);
  }

  private static long length(Object value) {
    if (value instanceof CharSequence) {
      return ((CharSequence) value).length();
    } else if (value.getClass().isArray()) {
      return Array.getLength(value);
    }
    return value instanceof Collection ? ((Collection<?>) value).size() : -1;
  }

  private static long size(@Nullable Object value) {
    return size(new Object[] {value});
  }

  private static long size(@Nullable Object[] roots) {
    try {
      return GraphReader.size(GraphWriter.write(roots, new GraphLimits(5_000_000, 128 << 20)));
    } catch (NotReplayableException e) {
      return 0;
    }
  }
}
