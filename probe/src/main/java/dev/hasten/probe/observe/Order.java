package dev.hasten.probe.observe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts what an unordered container holds in an order that follows from the content alone, so that
 * the walk can go on as if it were ordered.
 *
 * <p>Elements are compared by short walks, and again by long ones where short walks do not tell
 * them apart. Those that long walks do not tell apart keep any order: at worst two equal
 * observations then look different, never the reverse.
 */
final class Order {
  private static final int SHORT_WALK = 48;
  private static final int LONG_WALK = 4096;

  private Order() {}

  static Content sorted(Content content, Observer observer) {
    int step = content.map ? 2 : 1;
    List<Keyed> keyed = new ArrayList<>();
    for (int i = 0; i < content.elements.size(); i += step) {
      keyed.add(new Keyed(i, observer.sortKey(content.elements.get(i), SHORT_WALK)));
    }
    keyed.sort(Keyed::compareTo);
    if (hasTies(keyed)) {
      for (Keyed one : keyed) {
        byte[] value =
            content.map
                ? observer.sortKey(content.elements.get(one.index + 1), SHORT_WALK)
                : new byte[0];
        one.key = joined(observer.sortKey(content.elements.get(one.index), LONG_WALK), value);
      }
      keyed.sort(Keyed::compareTo);
    }
    List<@Nullable Object> ordered = new ArrayList<>();
    for (Keyed one : keyed) {
      ordered.addAll(content.elements.subList(one.index, one.index + step));
    }
    return new Content(content.label, ordered, content.map, false);
  }

  private static boolean hasTies(List<Keyed> keyed) {
    for (int i = 1; i < keyed.size(); i++) {
      if (keyed.get(i).compareTo(keyed.get(i - 1)) == 0) {
        return true;
      }
    }
    return false;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** An element's place and what it is sorted by. */
  private static final class Keyed {
    final int index;
    byte[] key;

    Keyed(int index, byte[] key) {
      this.index = index;
      this.key = key;
    }

    int compareTo(Keyed other) {
      int shared = Math.min(key.length, other.key.length);
      for (int i = 0; i < shared; i++) {
        if (key[i] != other.key[i]) {
          return key[i] - other.key[i];
        }
      }
      return key.length - other.key.length;
    }
  }
}
