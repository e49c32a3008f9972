package dev.hasten.replay;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The way from a root of an observation to a value, such as {@code result.next[2]}. Ways share
 * their beginnings, since graphs may be deep.
 */
final class Trail {
  private static final int MOST_SHOWN = 24;

  private final @Nullable Trail parent;
  private final String name;
  private final int length;

  private Trail(@Nullable Trail parent, String name, int length) {
    this.parent = parent;
    this.name = name;
    this.length = length;
  }

  static Trail of(String root) {
    return new Trail(null, root, 1);
  }

  /** One step further. */
  Trail then(String step) {
    return new Trail(this, step, length + 1);
  }

  /** The steps one after another, of a long way the first and the last ones. */
  @Override
  public String toString() {
    Deque<String> shown = new ArrayDeque<>();
    int left = length - MOST_SHOWN;
    for (Trail at = this; at != null; at = at.parent) {
      boolean end = at.length > length - MOST_SHOWN / 2 || at.length <= MOST_SHOWN / 2;
      if (end) {
        shown.addFirst(at.name);
      } else if (at.length == MOST_SHOWN / 2 + 1) {
        shown.addFirst(" (" + left + " steps) ");
      }
    }
    return String.join("", shown);
  }
}
