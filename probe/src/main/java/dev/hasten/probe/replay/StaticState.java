package dev.hasten.probe.replay;

import dev.hasten.probe.graph.JdkClasses;
import dev.hasten.probe.graph.Layout;
import dev.hasten.probe.graph.Memory;
import dev.hasten.probe.graph.Slot;
import dev.hasten.probe.observe.ObserveConfig;
import dev.hasten.probe.observe.Observer;
import dev.hasten.probe.observe.Tags;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which static fields of the entry's class a call changes, or changes what they refer to. */
final class StaticState {
  /** Looked at around each call, so tables are left out: counters, flags and small caches stay. */
  private static final int OBJECTS = 100;

  private static final int BYTES = 16 << 10;

  /** How far constants are followed to see whether they can change. */
  private static final int DEEPEST = 4;

  private final List<Field> fields = new ArrayList<>();
  private final Map<Field, byte[]> known = new HashMap<>();
  private final ObserveConfig config;

  StaticState(Class<?> owner, Set<String> ignored, ObserveConfig config) {
    this.config = config.consuming(false).capped(OBJECTS, BYTES);
    for (Field field : owner.getDeclaredFields()) {
      int modifiers = field.getModifiers();
      boolean constant = Modifier.isFinal(modifiers) && field.getType().isPrimitive();
      if (Modifier.isStatic(modifiers)
          && !constant
          && !field.isSynthetic()
          && !ignored.contains(field.getName())) {
        fields.add(field);
      }
    }
    fields.sort(Comparator.comparing(Field::getName));
  }

  /** Notes the state before a call. What is too large to look at is left out from then on. */
  void before() {
    for (Field field : new ArrayList<>(fields)) {
      if (!known.containsKey(field)) {
        byte[] seen = look(field);
        if ((seen[1] & Tags.INCOMPLETE) != 0 || isFixed(field)) {
          fields.remove(field);
        } else {
          known.put(field, seen);
        }
      }
    }
  }

  private static boolean isFixed(Field field) {
    return Modifier.isFinal(field.getModifiers()) && isFixed(Memory.getStatic(field), DEEPEST);
  }

  /** Whether no code can change anything in it: values, and objects of final fields of such. */
  private static boolean isFixed(@Nullable Object value, int depth) {
    if (value == null || value instanceof String || Boundaries.isBox(value.getClass())) {
      return true;
    }
    Class<?> type = value.getClass();
    boolean known = value instanceof Class || type == Locale.class || value instanceof Charset;
    if (known || depth == 0 || type.isArray()) {
      return known;
    }
    for (Slot slot : Layout.of(type).slots()) {
      Class<?> declaring = slot.field().getDeclaringClass();
      if (declaring == Enum.class) {
        continue;
      }
      if (JdkClasses.contains(declaring)
          || !Modifier.isFinal(slot.field().getModifiers())
          || slot.isReference() && !isFixed(slot.get(value), depth - 1)) {
        return false;
      }
    }
    return !JdkClasses.contains(type);
  }

  /** The fields whose value is another now than before the call. */
  Map<String, @Nullable Object> changes() {
    Map<String, @Nullable Object> changed = new TreeMap<>();
    for (Field field : fields) {
      byte[] now = look(field);
      if (!Arrays.equals(now, known.get(field))) {
        changed.put(field.getName(), Memory.getStatic(field));
        known.remove(field);
      }
    }
    return changed;
  }

  private byte[] look(Field field) {
    return Observer.observe(
        Collections.singletonList(field.getName()),
        Collections.singletonList(Memory.getStatic(field)),
        config);
  }
}
