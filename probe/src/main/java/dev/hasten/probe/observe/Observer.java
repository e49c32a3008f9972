package dev.hasten.probe.observe;

import dev.hasten.probe.graph.ByteSink;
import dev.hasten.probe.graph.IdentityIds;
import dev.hasten.probe.graph.JdkClasses;
import dev.hasten.probe.graph.PrimitiveArrays;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a caller could notice of some objects, in a form that is equal for two JVMs
 * exactly where the objects behave alike.
 *
 * <p>A walk in breadth over references. Objects of the target count by their fields and none of
 * their code runs; containers of the JDK by what they hold, in order where the order is promised,
 * and by what they are; other values of the JDK by what they say. Floating point counts by its bits
 * with one NaN. The form is described at {@link Tags}.
 */
public final class Observer {
  private static final int NUMBERED = 512;

  private final ObserveConfig config;
  private final int nesting;
  private final IdentityIds ids = new IdentityIds();
  private final List<Exposure> exposures = new ArrayList<>();
  private final ByteSink bodies = new ByteSink();
  private final Bodies writer;
  private int unobserved;

  /** Whether some unordered container holds what the walk could not tell apart. */
  private boolean tied;

  /** Whether something was used up, so that no second walk would see it. */
  private boolean drained;

  /** Numbers that tell equal elements apart, once they are known. */
  private @Nullable IdentityIds numbers;

  /** In a walk that finds these numbers, the containers that wait for them. */
  private @Nullable Deque<Object> waiting;

  private @Nullable Object current;
  private @Nullable Object due;

  Observer(ObserveConfig config, int nesting) {
    this.config = config;
    this.nesting = nesting;
    this.writer = new Bodies(this, config);
  }

  /**
   * Observes a call.
   *
   * @param roots result, receiver and arguments as the caller orders them; the names of the roots
   *     are their numbers
   * @param thrown what left the call, where something did
   */
  public static byte[] observe(
      @Nullable Object[] roots, @Nullable Throwable thrown, ObserveConfig config) {
    List<String> names = new ArrayList<>();
    List<@Nullable Object> values = new ArrayList<>();
    if (thrown != null) {
      names.add("thrown");
      values.add(thrown);
    }
    for (int i = 0; i < roots.length; i++) {
      names.add(Integer.toString(i));
      values.add(roots[i]);
    }
    return observe(names, values, config);
  }

  /** Observes some objects under the given names, which become part of the observation. */
  public static byte[] observe(
      List<String> names, List<@Nullable Object> roots, ObserveConfig config) {
    Observer first = new Observer(config, 0);
    byte[] observation = first.walk(names, roots);
    if (!first.tied || first.drained) {
      return observation;
    }
    Observer again = new Observer(config, 0);
    again.numbers = new Observer(config, 0).number(roots);
    return again.walk(names, roots);
  }

  /**
   * Numbers what the roots reach. Unordered containers with equal elements come last, when the
   * other ways to these elements have given them their numbers.
   */
  private IdentityIds number(List<@Nullable Object> roots) {
    Deque<Object> later = new ArrayDeque<>();
    waiting = later;
    ByteSink nowhere = new ByteSink();
    roots.forEach(root -> writeValue(nowhere, root, Exposure.OPEN));
    int next = 0;
    while (next < ids.size() || !later.isEmpty()) {
      if (next >= config.objects() || bodies.size() >= config.bytes()) {
        break;
      }
      int id = next;
      if (next < ids.size()) {
        next++;
      } else {
        due = later.remove();
        id = ids.find(due);
      }
      current = ids.get(id);
      writer.write(current, exposures.get(id), bodies);
    }
    return ids;
  }

  /** Whether the container whose body is being written comes later, and was noted for that. */
  boolean isPutOff() {
    tied = true;
    Deque<Object> later = waiting;
    Object container = current;
    if (later == null || container == null || container == due) {
      return false;
    }
    later.add(container);
    return true;
  }

  /** Numbers something that the walk has come to; for a walk that finds numbers. */
  void meet(@Nullable Object element) {
    writeValue(new ByteSink(), element, Exposure.OPEN);
  }

  /**
   * What tells an element from equal ones: the numbers of what it reaches, as far as a walk of
   * moderate length sees, with -1 for what has none.
   */
  int[] numbersIn(List<@Nullable Object> element) {
    IdentityIds known = waiting != null ? ids : numbers;
    if (known == null) {
      return new int[0];
    }
    ObserveConfig small = config.consuming(false).capped(NUMBERED, NUMBERED * 256);
    Observer inner = new Observer(small, nesting + 1);
    inner.walk(Collections.nCopies(element.size(), ""), element);
    int[] found = new int[inner.ids.size()];
    for (int i = 0; i < found.length; i++) {
      found[i] = known.find(inner.ids.get(i));
    }
    return found;
  }

  void countDrained() {
    drained = true;
  }

  private byte[] walk(List<String> names, List<@Nullable Object> roots) {
    ByteSink heads = new ByteSink();
    heads.writeCount(roots.size());
    for (int i = 0; i < roots.size(); i++) {
      heads.writeText(names.get(i));
      writeValue(heads, roots.get(i), Exposure.OPEN);
    }
    int written = 0;
    while (written < ids.size() && written < config.objects() && bodies.size() < config.bytes()) {
      Object object = ids.get(written);
      writer.write(object, exposures.get(written), bodies);
      written++;
    }
    ByteSink all = new ByteSink();
    all.writeByte(Tags.VERSION);
    all.writeByte(written < ids.size() ? Tags.INCOMPLETE : 0);
    all.writeCount(unobserved);
    all.write(heads);
    all.writeCount(written);
    all.write(bodies);
    return all.toByteArray();
  }

  /** Bytes that order an element among others by what it is, as far as a short walk sees. */
  byte[] sortKey(@Nullable Object element, int objects) {
    ByteSink key = new ByteSink();
    if (nesting >= 2) {
      key.writeText(element == null ? "" : Labels.of(element.getClass()));
      return key.toByteArray();
    }
    ObserveConfig small = config.consuming(false).capped(objects, objects * 256);
    return new Observer(small, nesting + 1)
        .walk(Collections.singletonList(""), Collections.singletonList(element));
  }

  void countUnobserved() {
    unobserved++;
  }

  /**
   * Writes a value: leaves in place, anything else as a reference that the walk comes to later.
   *
   * @param exposure how much of it a caller can get at
   */
  void writeValue(ByteSink sink, @Nullable Object value, Exposure exposure) {
    if (value == null) {
      sink.writeByte(Tags.NULL);
    } else if (value instanceof String) {
      sink.writeByte(Tags.STRING);
      sink.writeText((String) value);
    } else if (!writePrimitive(sink, value) && !writeText(sink, value)) {
      int id = ids.find(value);
      if (id < 0) {
        id = ids.add(value);
        exposures.add(exposure);
      }
      sink.writeByte(Tags.REFERENCE);
      sink.writeCount(id);
    }
  }

  static boolean isLeaf(@Nullable Object value) {
    return value == null
        || value instanceof String
        || writePrimitive(new ByteSink(), value)
        || writeText(new ByteSink(), value);
  }

  private static boolean writePrimitive(ByteSink sink, Object value) {
    long bits;
    char type;
    int width;
    if (value instanceof Integer) {
      type = 'I';
      bits = (Integer) value;
      width = 4;
    } else if (value instanceof Long) {
      type = 'J';
      bits = (Long) value;
      width = 8;
    } else if (value instanceof Boolean) {
      type = 'Z';
      bits = ((Boolean) value) ? 1 : 0;
      width = 1;
    } else if (value instanceof Character) {
      type = 'C';
      bits = (Character) value;
      width = 2;
    } else if (value instanceof Byte) {
      type = 'B';
      bits = (Byte) value;
      width = 1;
    } else if (value instanceof Short) {
      type = 'S';
      bits = (Short) value;
      width = 2;
    } else if (value instanceof Float) {
      type = 'F';
      bits = Float.floatToIntBits((Float) value);
      width = 4;
    } else if (value instanceof Double) {
      type = 'D';
      bits = Double.doubleToLongBits((Double) value);
      width = 8;
    } else {
      return false;
    }
    sink.writeByte(Tags.PRIMITIVE);
    sink.writeByte(type);
    sink.writeBits(bits, width);
    return true;
  }

  private static boolean writeText(ByteSink sink, Object value) {
    Class<?> type = value.getClass();
    String label;
    String text;
    if (value instanceof Enum) {
      label = ((Enum<?>) value).getDeclaringClass().getName();
      text = ((Enum<?>) value).name();
    } else if (value instanceof Class) {
      label = "java.lang.Class";
      text = Labels.of((Class<?>) value);
    } else if (JdkClasses.contains(type) && !JdkClasses.isHidden(type)) {
      label = type.getName();
      text = Leaves.text(value, type);
      if (text == null) {
        return false;
      }
    } else {
      return false;
    }
    sink.writeByte(Tags.TEXT);
    sink.writeText(label);
    sink.writeText(text);
    return true;
  }

  /** An array of primitives with every NaN made the same. */
  static void writePrimitives(Object array, ByteSink sink) {
    sink.writeByte(Tags.PRIMITIVES);
    Object canonical = array;
    if (array instanceof double[]) {
      double[] copy = ((double[]) array).clone();
      for (int i = 0; i < copy.length; i++) {
        copy[i] = Double.isNaN(copy[i]) ? Double.NaN : copy[i];
      }
      canonical = copy;
    } else if (array instanceof float[]) {
      float[] copy = ((float[]) array).clone();
      for (int i = 0; i < copy.length; i++) {
        copy[i] = Float.isNaN(copy[i]) ? Float.NaN : copy[i];
      }
      canonical = copy;
    }
    PrimitiveArrays.write(canonical, sink);
  }
}
