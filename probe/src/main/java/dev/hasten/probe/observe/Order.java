package dev.hasten.probe.observe;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts what an unordered container holds in an order that follows from the content alone, so that
 * the walk can go on as if it were ordered.
 *
 * <p>Elements are compared by short walks, and again by long ones where short walks do not tell
 * them apart. Equal ones that long walks do not tell apart are told by where else in the whole they
 * occur. Where that does not help either they keep any order: at worst two equal observations then
 * look different, never the reverse.
 */
final class Order {
  private static final int SHORT_WALK = 48;
  private static final int LONG_WALK = 4096;

  private Order() {}

  /** The content in order; nothing where it had better wait until all else has been met. */
  static @Nullable Content sorted(Content content, Observer observer) {
    int step = content.map ? 2 : 1;
    List<Keyed> keyed = new ArrayList<>();
    for (int i = 0; i < content.elements.size(); i += step) {
      keyed.add(new Keyed(i, observer.sortKey(content.elements.get(i), SHORT_WALK)));
    }
    keyed.sort(Keyed::compareTo);
    List<Keyed> tied = tied(keyed);
    for (Keyed one : tied) {
      byte[] value =
          content.map
              ? observer.sortKey(content.elements.get(one.index + 1), SHORT_WALK)
              : new byte[0];
      one.longer = joined(observer.sortKey(content.elements.get(one.index), LONG_WALK), value);
    }
    keyed.sort(Keyed::compareTo);
    tied = tied(keyed);
    tied.removeIf(one -> Observer.isLeaf(content.elements.get(one.index)));
    if (!tied.isEmpty()) {
      if (observer.isPutOff()) {
        meetTheOthers(content, keyed, observer);
        return null;
      }
      for (Keyed one : tied) {
        one.numbers = observer.numbersIn(content.elements.subList(one.index, one.index + step));
      }
      keyed.sort(Keyed::compareTo);
    }
    List<@Nullable Object> ordered = new ArrayList<>();
    for (Keyed one : keyed) {
      ordered.addAll(content.elements.subList(one.index, one.index + step));
    }
    return new Content(content.label, ordered, content.map, false);
  }

  /**
   * Through what is told apart already the walk may come to the rest, as from parents to children.
   */
  private static void meetTheOthers(Content content, List<Keyed> keyed, Observer observer) {
    for (int from = 0; from < keyed.size(); ) {
      int to = from + 1;
      while (to < keyed.size() && keyed.get(to).compareTo(keyed.get(from)) == 0) {
        to++;
      }
      Keyed first = keyed.get(from);
      if (to == from + 1) {
        observer.meet(content.elements.get(first.index));
      }
      if (content.map) {
        Object value = content.elements.get(first.index + 1);
        boolean shared = true;
        for (Keyed one : keyed.subList(from, to)) {
          shared &= content.elements.get(one.index + 1) == value;
        }
        if (shared) {
          observer.meet(value);
        }
      }
      from = to;
    }
  }

  /** Those that are not told apart from one beside them. */
  private static List<Keyed> tied(List<Keyed> keyed) {
    List<Keyed> tied = new ArrayList<>();
    for (int i = 0; i < keyed.size(); i++) {
      Keyed one = keyed.get(i);
      if (i > 0 && one.compareTo(keyed.get(i - 1)) == 0
          || i + 1 < keyed.size() && one.compareTo(keyed.get(i + 1)) == 0) {
        tied.add(one);
      }
    }
    return tied;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  /** An element's place and what it is sorted by. */
  private static final class Keyed {
    final int index;
    final byte[] key;
    byte[] longer = new byte[0];
    int[] numbers = {};

    Keyed(int index, byte[] key) {
      this.index = index;
      this.key = key;
    }

    int compareTo(Keyed other) {
      int order = compare(key, other.key);
      order = order != 0 ? order : compare(longer, other.longer);
      for (int i = 0; order == 0 && i < Math.min(numbers.length, other.numbers.length); i++) {
        order = Integer.compare(numbers[i], other.numbers[i]);
      }
      return order;
    }

    private static int compare(byte[] one, byte[] other) {
      int shared = Math.min(one.length, other.length);
      for (int i = 0; i < shared; i++) {
        if (one[i] != other[i]) {
          return one[i] - other[i];
        }
      }
      return one.length - other.length;
    }
  }
}
