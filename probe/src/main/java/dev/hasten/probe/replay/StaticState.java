package dev.hasten.probe.replay;

import dev.hasten.probe.graph.Memory;
import dev.hasten.probe.observe.ObserveConfig;
import dev.hasten.probe.observe.Observer;
import dev.hasten.probe.observe.Tags;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which static fields of the entry's class a call changes, or changes what they refer to. */
final class StaticState {
  /** Looked at around each call, so tables are left out: counters, flags and small caches stay. */
  private static final int OBJECTS = 100;

  private static final int BYTES = 16 << 10;

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
        if ((seen[1] & Tags.INCOMPLETE) != 0) {
          fields.remove(field);
        } else {
          known.put(field, seen);
        }
      }
    }
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
