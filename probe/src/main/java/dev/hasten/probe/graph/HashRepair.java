package dev.hasten.probe.graph;

import dev.hasten.probe.graph.NotReplayableException.Reason;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Puts the entries of restored hash tables where their keys hash to in this JVM: identity hashes,
 * and those of enums and classes, are others here. Entries keep their identity, so a half-used
 * iterator goes on.
 */
final class HashRepair {
  private static final String UNTREEABLE = "stale tree in a hash table";

  private HashRepair() {}

  static void repair(Object[] objects, int[] kinds) throws NotReplayableException {
    for (int i = 0; i < objects.length; i++) {
      if (kinds[i] == GraphFormat.OBJECT) {
        repair(objects[i]);
      }
    }
  }

  private static void repair(Object object) throws NotReplayableException {
    if (object instanceof HashMap) {
      relink(object, HashMap.class, "key");
    } else if (object instanceof ConcurrentHashMap) {
      relink(object, ConcurrentHashMap.class, "key");
    } else if (object instanceof Hashtable) {
      if (!(object instanceof java.util.Properties)) {
        relink(object, Hashtable.class, "key");
      }
    } else if (object instanceof WeakHashMap) {
      relink(object, WeakHashMap.class, "referent");
    } else if (object instanceof IdentityHashMap) {
      refill(object);
    } else if (object.getClass().getName().startsWith("java.util.ImmutableCollections$")) {
      reprobe(object);
    }
  }

  private static void relink(Object map, Class<?> family, String keyField)
      throws NotReplayableException {
    @Nullable Object[] table =
        (@Nullable Object[]) Layout.of(map.getClass()).slot("table").get(map);
    if (table == null) {
      return;
    }
    List<Object> nodes = new ArrayList<>();
    boolean stale = false;
    boolean tree = false;
    for (Object head : table) {
      for (Object node = head; node != null; node = slot(node, "next").get(node)) {
        if (node.getClass()
            .getName()
            .startsWith("java.util.concurrent.ConcurrentHashMap$TreeBin")) {
          tree = true;
          Object first = slot(node, "first").get(node);
          for (Object leaf = first; leaf != null; leaf = slot(leaf, "next").get(leaf)) {
            stale |= spread(map, family, leaf, keyField) != hash(leaf);
          }
          break;
        }
        tree |= node.getClass().getName().endsWith("TreeNode");
        nodes.add(node);
        stale |= spread(map, family, node, keyField) != hash(node);
      }
    }
    if (!stale) {
      return;
    }
    if (tree) {
      throw new NotReplayableException(Reason.LIVE_OBJECT, map.getClass().getName(), UNTREEABLE);
    }
    Arrays.fill(table, null);
    for (Object node : nodes) {
      int hash = spread(map, family, node, keyField);
      slot(node, "hash").putBits(node, hash);
      slot(node, "next").put(node, null);
      append(table, index(family, hash, table.length), node);
    }
  }

  private static void append(@Nullable Object[] table, int index, Object node) {
    Object last = table[index];
    if (last == null) {
      table[index] = node;
      return;
    }
    for (Object next = slot(last, "next").get(last); next != null; ) {
      last = next;
      next = slot(last, "next").get(last);
    }
    slot(last, "next").put(last, node);
  }

  private static int index(Class<?> family, int hash, int length) {
    return family == Hashtable.class ? (hash & 0x7FFFFFFF) % length : hash & (length - 1);
  }

  private static int spread(Object map, Class<?> family, Object node, String keyField) {
    Object key = slot(node, keyField).get(node);
    int stored = hash(node);
    if (key == null || key instanceof String) {
      return stored;
    }
    int hash;
    try {
      hash = key.hashCode();
    } catch (RuntimeException | StackOverflowError e) {
      return stored;
    }
    if (family == Hashtable.class) {
      return hash;
    } else if (family == WeakHashMap.class) {
      int mixed = hash ^ (hash >>> 20) ^ (hash >>> 12);
      return mixed ^ (mixed >>> 7) ^ (mixed >>> 4);
    }
    int mixed = hash ^ (hash >>> 16);
    return family == ConcurrentHashMap.class ? mixed & 0x7FFFFFFF : mixed;
  }

  private static int hash(Object node) {
    return (int) slot(node, "hash").getBits(node);
  }

  private static Slot slot(Object node, String name) {
    return Layout.of(node.getClass()).slot(name);
  }

  /** An identity map is filled again by its own method, not by that of a subclass. */
  private static void refill(Object map) {
    Layout layout = Layout.of(map.getClass());
    @Nullable Object[] table = (@Nullable Object[]) layout.slot("table").get(map);
    if (table == null) {
      return;
    }
    List<@Nullable Object> pairs = new ArrayList<>();
    Object nullKey = nullKey();
    for (int i = 0; i < table.length; i += 2) {
      if (table[i] != null) {
        pairs.add(table[i] == nullKey ? null : table[i]);
        pairs.add(table[i + 1]);
      }
    }
    long changes = layout.slot("modCount").getBits(map);
    Arrays.fill(table, null);
    layout.slot("size").putBits(map, 0);
    try {
      MethodHandle put =
          MethodHandlesOf.special(
              IdentityHashMap.class,
              "put",
              MethodType.methodType(Object.class, Object.class, Object.class));
      for (int i = 0; i < pairs.size(); i += 2) {
        Object ignored =
            (Object) put.invoke((IdentityHashMap<?, ?>) map, pairs.get(i), pairs.get(i + 1));
      }
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
    layout.slot("modCount").putBits(map, changes);
  }

  private static @Nullable Object nullKey() {
    try {
      return Memory.getStatic(IdentityHashMap.class.getDeclaredField("NULL_KEY"));
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Tables of {@code Set.of} and {@code Map.of}: probed linearly from the key's hash. */
  private static void reprobe(Object collection) {
    String name = collection.getClass().getSimpleName();
    boolean map = name.equals("MapN");
    if (!map && !name.equals("SetN")) {
      return;
    }
    @Nullable Object[] table =
        (@Nullable Object[])
            Layout.of(collection.getClass()).slot(map ? "table" : "elements").get(collection);
    if (table == null) {
      return;
    }
    int step = map ? 2 : 1;
    @Nullable Object[] before = table.clone();
    Arrays.fill(table, null);
    for (int i = 0; i < before.length; i += step) {
      Object key = before[i];
      if (key == null) {
        continue;
      }
      int at = Math.floorMod(key.hashCode(), table.length / step) * step;
      while (table[at] != null) {
        at = (at + step) % table.length;
      }
      System.arraycopy(before, i, table, at, step);
    }
  }

  /** Calls that ignore what a subclass overrides. */
  static final class MethodHandlesOf {
    private MethodHandlesOf() {}

    static MethodHandle special(Class<?> owner, String name, MethodType type)
        throws ReflectiveOperationException {
      MethodHandles.Lookup trusted = Memory.trustedLookup();
      return trusted.findSpecial(owner, name, type, owner);
    }
  }
}
