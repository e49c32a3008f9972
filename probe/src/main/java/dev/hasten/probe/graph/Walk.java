package dev.hasten.probe.graph;

import java.lang.reflect.Array;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The objects that some roots reach, numbered in the order in which they are met, and what each
 * held then. Values that never change are numbered too, but nothing behind them.
 */
final class Walk {
  /** Odd, and unknown to the code that is called between two looks. */
  private static final long FACTOR = ThreadLocalRandom.current().nextLong() | 1;

  private final IdentityIds ids = new IdentityIds();
  private final Sentinels sentinels = new Sentinels();
  private boolean[] leaf = new boolean[64];
  private boolean live;
  private long[] held;

  /** Walks from the given roots. */
  Walk(@Nullable Object[] roots) {
    for (Object root : roots) {
      number(root);
    }
    for (int id = 0; id < ids.size(); id++) {
      Object object = ids.get(id);
      if (isLeaf(id)) {
        continue;
      }
      sentinels.meet(object.getClass());
      if (sentinels.find(object) != null) {
        leaf[id] = true;
      } else if (Refusal.isLive(object)) {
        leaf[id] = true;
        live = true;
      } else {
        numberInside(object);
      }
    }
    held = new long[ids.size()];
    for (int id = 0; id < held.length; id++) {
      held[id] = holds(id);
    }
  }

  /** How many objects it has. */
  int size() {
    return held.length;
  }

  Object get(int id) {
    return ids.get(id);
  }

  /** The number of an object that was met, or -1. */
  int find(Object object) {
    return ids.find(object);
  }

  /** Whether the walk went no further than this object. */
  boolean isLeaf(int id) {
    return leaf[id];
  }

  /** Whether some object can live only once, such as a thread. */
  boolean isLive() {
    return live;
  }

  /** Whether the object holds something else than it did when it was met. */
  boolean isChanged(int id) {
    return held[id] != holds(id);
  }

  /** Those that hold something else now. */
  BitSet changed() {
    BitSet changed = new BitSet();
    for (int id = 0; id < held.length; id++) {
      if (isChanged(id)) {
        changed.set(id);
      }
    }
    return changed;
  }

  /** Gives the numbers of the objects that this one refers to. */
  void successors(int id, IntConsumer numbers) {
    Object object = ids.get(id);
    if (leaf[id]) {
      return;
    }
    if (object instanceof Object[]) {
      for (Object element : (Object[]) object) {
        if (element != null) {
          numbers.accept(ids.find(element));
        }
      }
    } else if (!object.getClass().isArray()) {
      for (Slot slot : Layout.of(object.getClass()).slots()) {
        Object target = slot.isReference() && !slot.isSkipped() ? slot.get(object) : null;
        if (target != null) {
          numbers.accept(ids.find(target));
        }
      }
    }
  }

  private void numberInside(Object object) {
    if (object instanceof Object[]) {
      for (Object element : (Object[]) object) {
        number(element);
      }
    } else if (!object.getClass().isArray()) {
      for (Slot slot : Layout.of(object.getClass()).slots()) {
        if (slot.isReference() && !slot.isSkipped()) {
          number(slot.get(object));
        }
      }
    }
  }

  private void number(@Nullable Object object) {
    if (object == null || ids.find(object) >= 0) {
      return;
    }
    int id = ids.add(object);
    if (id == leaf.length) {
      leaf = Arrays.copyOf(leaf, 2 * id);
    }
    leaf[id] =
        GraphWriter.isPlainLeaf(object)
            || JdkClasses.contains(object.getClass())
                && (object instanceof Charset || object instanceof Path);
  }

  private long holds(int id) {
    Object object = ids.get(id);
    if (leaf[id]) {
      return 0;
    }
    long sum = 1;
    if (object instanceof Object[]) {
      for (Object element : (Object[]) object) {
        sum = mix(sum, numberOf(element));
      }
    } else if (object.getClass().isArray()) {
      sum = elements(object);
    } else {
      for (Slot slot : Layout.of(object.getClass()).slots()) {
        if (!slot.isSkipped()) {
          sum = mix(sum, slot.isReference() ? numberOf(slot.get(object)) : slot.getBits(object));
        }
      }
    }
    return sum;
  }

  private long numberOf(@Nullable Object object) {
    return object == null ? -2 : ids.find(object);
  }

  private static long elements(Object array) {
    char type = Slot.typeOf(array.getClass().getComponentType());
    int length = Array.getLength(array);
    long sum = 1;
    for (int i = 0; i < length; i++) {
      sum = mix(sum, PrimitiveArrays.bits(array, type, i));
    }
    return sum;
  }

  private static long mix(long sum, long value) {
    long mixed = (sum ^ value) * FACTOR;
    return mixed ^ (mixed >>> 29);
  }
}
