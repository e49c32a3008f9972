package dev.hasten.probe.replay;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.probe.graph.NotReplayableException;
import dev.hasten.probe.graph.Recipe;
import java.io.IOException;
import java.io.StringReader;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes a call a step smaller in every way it knows: parts of texts, arrays and collections left
 * out, halves before single elements, characters made plain, numbers moved towards zero. The
 * receiver of a target's class stays, since nobody knows which of its states can be.
 */
final class Shrinker {
  private static final int MOST = 160;
  private static final int MOST_PARTS = 24;
  private static final int DEEPEST = 3;
  private static final int SHORT = 24;

  private final GraphReader reader;
  private final List<Edit> edits = new ArrayList<>();

  Shrinker(ClassLoader loader, byte[] graph) throws NotReplayableException {
    this.reader = new GraphReader(graph, loader);
  }

  /** One change at one place. */
  private static final class Edit {
    final int[] path;
    final UnaryOperator<@Nullable Object> change;

    Edit(int[] path, UnaryOperator<@Nullable Object> change) {
      this.path = path;
      this.change = change;
    }
  }

  List<byte[]> smaller() throws NotReplayableException {
    @Nullable Object[] roots = reader.read();
    for (int i = 0; i < roots.length; i++) {
      plan(roots[i], new int[] {i}, 0);
    }
    List<byte[]> graphs = new ArrayList<>();
    for (Edit edit : edits) {
      @Nullable Object[] fresh = reader.read();
      try {
        apply(fresh, edit, 0);
        graphs.add(GraphWriter.write(fresh, GraphLimits.DEFAULT, reader.recipes()));
      } catch (NotReplayableException | RuntimeException e) {
        // This part cannot be changed.
      }
      if (graphs.size() >= MOST) {
        break;
      }
    }
    return graphs;
  }

  @SuppressWarnings("unchecked")
  private static void apply(Object holder, Edit edit, int depth) {
    int at = edit.path[depth];
    boolean list = holder instanceof List;
    Object inner = list ? ((List<Object>) holder).get(at) : Array.get(holder, at);
    if (depth + 1 < edit.path.length) {
      apply(inner, edit, depth + 1);
      return;
    }
    Object after = edit.change.apply(inner);
    if (list) {
      ((List<@Nullable Object>) holder).set(at, after);
    } else {
      Array.set(holder, at, after);
    }
  }

  private void plan(@Nullable Object value, int[] path, int depth) {
    byte[] recipe = value == null ? null : reader.recipes().recipeOf(value);
    if (recipe != null) {
      steps(Recipe.of(recipe), path);
    } else if (value instanceof String) {
      texts((String) value, path, text -> text);
    } else if (value instanceof StringBuilder) {
      texts(value.toString(), path, StringBuilder::new);
    } else if (value instanceof StringBuffer) {
      texts(value.toString(), path, StringBuffer::new);
    } else if (value instanceof StringReader) {
      try {
        StringBuilder rest = new StringBuilder();
        for (int c = ((StringReader) value).read(); c >= 0; c = ((StringReader) value).read()) {
          rest.append((char) c);
        }
        texts(rest.toString(), path, StringReader::new);
      } catch (IOException e) {
        // It is closed, and stays so.
      }
    } else if (value instanceof Number || value instanceof Character) {
      numbers(value, path);
    } else if (value != null && value.getClass().isArray()) {
      array(value, path, depth);
    } else if (value != null && value.getClass().getName().startsWith("java.util.")) {
      container(value, path, depth);
    }
  }

  /** Leaves out calls by which an object came to be, the latest first. */
  private void steps(Recipe recipe, int[] path) {
    for (int i = recipe.calls().size() - 1; i >= 0; i--) {
      Recipe fewer = recipe.without(i);
      edits.add(
          new Edit(
              path,
              old -> {
                try {
                  return reader.perform(fewer);
                } catch (NotReplayableException e) {
                  throw new IllegalStateException(e);
                }
              }));
    }
  }

  /** What is left out: everything, then halves, quarters and so on down to single elements. */
  private static List<int[]> ranges(int length) {
    List<int[]> ranges = new ArrayList<>();
    for (int step = length; step >= 1; step /= 2) {
      for (int from = 0; from < length && ranges.size() < MOST / 2; from += step) {
        ranges.add(new int[] {from, Math.min(length, from + step)});
      }
    }
    return ranges;
  }

  private interface FromText {
    Object of(String text);
  }

  private void texts(String text, int[] path, FromText from) {
    for (int[] range : ranges(text.length())) {
      String shorter = text.substring(0, range[0]) + text.substring(range[1]);
      edits.add(new Edit(path, old -> from.of(shorter)));
    }
    for (int i = 0; i < text.length() && text.length() <= SHORT; i++) {
      for (char plain : new char[] {'a', 'b', 'A', '1', ' '}) {
        if (rank(plain) < rank(text.charAt(i))) {
          String simpler = text.substring(0, i) + plain + text.substring(i + 1);
          edits.add(new Edit(path, old -> from.of(simpler)));
        }
      }
    }
  }

  /** How plain a character is: the first of these is the plainest. */
  private static int rank(char c) {
    int known = "abA1 ".indexOf(c);
    if (known >= 0) {
      return known;
    }
    return c > ' ' && c < 0x7F ? 10 : c < 0x100 ? 11 : 12;
  }

  private void numbers(Object box, int[] path) {
    if (box instanceof Double || box instanceof Float) {
      double value = ((Number) box).doubleValue();
      for (double smaller : new double[] {0, 1, -1, Math.rint(value), value / 2}) {
        if (Math.abs(smaller) < Math.abs(value)) {
          boolean wide = box instanceof Double;
          edits.add(new Edit(path, old -> wide ? (Object) smaller : (Object) (float) smaller));
        }
      }
    } else if (box instanceof Character) {
      char value = (Character) box;
      for (char plain : new char[] {'a', 'b', 'A', '1', ' '}) {
        if (rank(plain) < rank(value)) {
          edits.add(new Edit(path, old -> plain));
        }
      }
    } else if (Boundaries.isBox(box.getClass())) {
      long value = ((Number) box).longValue();
      Class<?> type = box.getClass();
      long[] smaller = {0, 1, -1, value / 2, value / 10, value - Long.signum(value)};
      for (long one : smaller) {
        if (Long.compareUnsigned(Math.abs(one), Math.abs(value)) < 0) {
          edits.add(new Edit(path, old -> Boundaries.number(type, one)));
        }
      }
    }
  }

  private void array(Object array, int[] path, int depth) {
    int length = Array.getLength(array);
    for (int[] range : ranges(length)) {
      edits.add(new Edit(path, old -> old == null ? null : without(old, range)));
    }
    for (int i = 0; i < Math.min(length, MOST_PARTS) && depth < DEEPEST; i++) {
      plan(Array.get(array, i), inner(path, i), depth + 1);
    }
  }

  private static Object without(Object array, int[] range) {
    int length = Array.getLength(array);
    int left = length - (range[1] - range[0]);
    Object shorter = Array.newInstance(array.getClass().getComponentType(), left);
    System.arraycopy(array, 0, shorter, 0, range[0]);
    System.arraycopy(array, range[1], shorter, range[0], length - range[1]);
    return shorter;
  }

  @SuppressWarnings("unchecked")
  private void container(Object container, int[] path, int depth) {
    int size =
        container instanceof Collection
            ? ((Collection<?>) container).size()
            : container instanceof Map ? ((Map<?, ?>) container).size() : 0;
    for (int[] range : ranges(size)) {
      edits.add(
          new Edit(
              path,
              old -> {
                if (old instanceof Map) {
                  List<?> keys = new ArrayList<>(((Map<?, ?>) old).keySet());
                  keys.subList(range[0], range[1]).forEach(((Map<?, ?>) old)::remove);
                } else if (old instanceof Collection) {
                  Collection<Object> all = (Collection<Object>) old;
                  List<Object> kept = new ArrayList<>(all);
                  kept.subList(range[0], range[1]).clear();
                  all.clear();
                  all.addAll(kept);
                }
                return old;
              }));
    }
    if (container instanceof List) {
      List<?> list = (List<?>) container;
      for (int i = 0; i < Math.min(size, MOST_PARTS) && depth < DEEPEST; i++) {
        plan(list.get(i), inner(path, i), depth + 1);
      }
    }
  }

  private static int[] inner(int[] path, int at) {
    int[] inner = java.util.Arrays.copyOf(path, path.length + 1);
    inner[path.length] = at;
    return inner;
  }
}
