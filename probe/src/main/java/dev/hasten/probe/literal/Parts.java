package dev.hasten.probe.literal;

import dev.hasten.probe.graph.JdkClasses;
import dev.hasten.probe.graph.Layout;
import dev.hasten.probe.graph.Slot;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an object is made of, as arguments for the calls that might make it. */
final class Parts {
  private static final int DEEPEST = 2;
  private static final int MOST_PARTS = 60;
  private static final int MOST_COMBINATIONS = 120;

  private final List<@Nullable Object> parts = new ArrayList<>();
  private final Object whole;

  Parts(Object whole) {
    this.whole = whole;
    collect(whole, DEEPEST);
    if (whole instanceof CharSequence) {
      parts.add(whole.toString());
    }
    if (whole instanceof Collection && !JdkClasses.contains(whole.getClass())) {
      try {
        parts.add(new ArrayList<>((Collection<?>) whole));
      } catch (RuntimeException e) {
        // It does not hand out its elements.
      }
    }
  }

  private void collect(Object object, int depth) {
    List<Object> inner = new ArrayList<>();
    for (Slot slot : Layout.of(object.getClass()).slots()) {
      if (parts.size() >= MOST_PARTS) {
        return;
      }
      Object part = slot.get(object);
      if (part != whole) {
        parts.add(part);
        if (part != null && slot.isReference()) {
          inner.add(part);
        }
      }
    }
    if (depth > 1) {
      for (Object part : inner) {
        if (!part.getClass().isArray() && !(part instanceof Enum) && !(part instanceof String)) {
          collect(part, depth - 1);
        }
      }
    }
  }

  /** Parts that may own the object. */
  List<Object> owners() {
    List<Object> owners = new ArrayList<>();
    for (Object part : parts) {
      if (part != null
          && !part.getClass().isArray()
          && !part.getClass().getName().startsWith("java.lang.")
          && owners.size() < 6) {
        owners.add(part);
      }
    }
    return owners;
  }

  /** Arguments that a way might take, the likelier first. */
  List<Object[]> arguments(Way way) {
    Class<?>[] types = way.parameters();
    List<Object[]> combinations = new ArrayList<>();
    List<List<@Nullable Object>> choices = new ArrayList<>();
    for (Class<?> type : types) {
      List<@Nullable Object> fitting = fitting(type);
      if (fitting.isEmpty()) {
        return Collections.emptyList();
      }
      choices.add(fitting);
    }
    // Arguments often stand in the order of the fields: where several parameters are of one kind,
    // the first takes the first part of that kind.
    combine(choices, types, new Object[types.length], 0, combinations);
    return combinations;
  }

  private void combine(
      List<List<@Nullable Object>> choices,
      Class<?>[] types,
      @Nullable Object[] chosen,
      int at,
      List<Object[]> combinations) {
    if (combinations.size() >= MOST_COMBINATIONS) {
      return;
    } else if (at == types.length) {
      combinations.add(chosen.clone());
      return;
    }
    int before = 0;
    for (int i = 0; i < at; i++) {
      before += types[i] == types[at] ? 1 : 0;
    }
    List<@Nullable Object> options = choices.get(at);
    int start = before < options.size() ? before : 0;
    for (int i = 0; i < options.size(); i++) {
      chosen[at] = options.get((start + i) % options.size());
      combine(choices, types, chosen, at + 1, combinations);
    }
  }

  private List<@Nullable Object> fitting(Class<?> type) {
    List<@Nullable Object> fitting = new ArrayList<>();
    for (Object part : parts) {
      Object as = part == null ? null : as(part, type);
      if (as != null && !has(fitting, as)) {
        fitting.add(as);
      }
    }
    for (Object usual : usual(type)) {
      if (!has(fitting, usual)) {
        fitting.add(usual);
      }
    }
    if (!type.isPrimitive()) {
      fitting.add(null);
    }
    return fitting;
  }

  private static boolean has(List<@Nullable Object> all, Object one) {
    for (Object each : all) {
      boolean leaf = one instanceof Number || one instanceof Boolean || one instanceof Character;
      if (each == one || leaf && one.equals(each)) {
        return true;
      }
    }
    return false;
  }

  /** The part as a parameter of that type takes it; nothing where it does not. */
  private static @Nullable Object as(Object part, Class<?> type) {
    if (type.isPrimitive()) {
      return box(type) == part.getClass() ? part : null;
    } else if (type.isInstance(part)) {
      return part;
    } else if (type.isArray()
        && part instanceof Collection
        && !type.getComponentType().isPrimitive()) {
      try {
        Object[] empty = (Object[]) Array.newInstance(type.getComponentType(), 0);
        return ((Collection<?>) part).toArray(empty);
      } catch (ArrayStoreException e) {
        return null;
      }
    } else if (type.isAssignableFrom(List.class) && part instanceof Object[]) {
      return Arrays.asList((Object[]) part);
    } else if (type == String.class && part instanceof char[]) {
      return new String((char[]) part);
    } else if (type == CharSequence.class && part instanceof char[]) {
      return new String((char[]) part);
    }
    return null;
  }

  private static Class<?> box(Class<?> primitive) {
    return Array.get(Array.newInstance(primitive, 1), 0).getClass();
  }

  private static List<Object> usual(Class<?> type) {
    if (type == boolean.class) {
      return Arrays.asList(false, true);
    } else if (type == int.class) {
      return Arrays.asList(0, 1);
    } else if (type == long.class) {
      return Arrays.asList(0L, 1L);
    } else if (type.isEnum()) {
      List<Object> constants = Arrays.asList(type.getEnumConstants());
      return constants.subList(0, Math.min(8, constants.size()));
    }
    return Collections.emptyList();
  }
}
