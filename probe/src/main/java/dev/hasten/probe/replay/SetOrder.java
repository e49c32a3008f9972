package dev.hasten.probe.replay;

import dev.hasten.probe.graph.Memory;
import java.lang.reflect.Field;

/**
 * Gives {@code Set.of} and {@code Map.of} the same order in every JVM. The JDK draws it anew at
 * each start, which would make two sides differ that do the same; a perturbed run sets another by
 * the property {@code hasten.set.order}.
 */
final class SetOrder {
  private static final long USUAL = 0x2545F491L;

  private SetOrder() {}

  static void fix() {
    long salt = Long.getLong("hasten.set.order", USUAL);
    try {
      Class<?> collections = Class.forName("java.util.ImmutableCollections");
      put(collections, "SALT32L", salt & 0xFFFF_FFFFL);
      put(collections, "REVERSE", (salt & 1) == 0);
    } catch (ReflectiveOperationException e) {
      // A JDK without them has no order to fix.
    }
  }

  private static void put(Class<?> owner, String name, Object value)
      throws ReflectiveOperationException {
    Field field = owner.getDeclaredField(name);
    if (value.getClass() == Boolean.class
        ? field.getType() == boolean.class
        : field.getType() == long.class) {
      Memory.putStatic(field, value);
    }
  }
}
