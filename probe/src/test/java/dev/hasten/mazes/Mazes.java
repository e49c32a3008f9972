package dev.hasten.mazes;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Methods with a place that inputs made by chance do not find. */
public final class Mazes {
  private Mazes() {}

  /** A constant, and a text that begins with another. */
  public static int constants(String text, int number) {
    return number == 4_711 && text.startsWith("magic-") ? 1 : 0;
  }

  /** Something equal to a length. */
  public static String boundary(String text, int end) {
    return end < text.length() ? "below" : end == text.length() ? "at" : "above";
  }

  /** A chain of conditions, each behind the one before. */
  public static int chain(String text) {
    int depth = 0;
    String wanted = "<a/>";
    while (depth < text.length()
        && depth < wanted.length()
        && text.charAt(depth) == wanted.charAt(depth)) {
      depth++;
    }
    switch (depth) {
      case 4:
        return 100;
      case 3:
        return 75;
      case 2:
        return 50;
      default:
        return depth;
    }
  }

  /** Never ends but for a few texts. */
  public static int endless(String text) {
    int rounds = 0;
    while (!text.isEmpty()) {
      rounds++;
    }
    return rounds;
  }

  /** An iterator whose removal is allowed once behind each element. */
  public static final class Removing implements Iterator<String> {
    private final List<String> elements = new ArrayList<>();
    private int next;
    private boolean removable;

    public Removing(List<String> elements) {
      this.elements.addAll(elements);
    }

    @Override
    public boolean hasNext() {
      return next < elements.size();
    }

    @Override
    public String next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      removable = true;
      return elements.get(next++);
    }

    @Override
    public void remove() {
      if (!removable) {
        throw new IllegalStateException();
      }
      removable = false;
      elements.remove(--next);
    }
  }
}
