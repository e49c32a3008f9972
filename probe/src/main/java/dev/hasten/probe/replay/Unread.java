package dev.hasten.probe.replay;

import dev.hasten.probe.graph.JdkClasses;
import dev.hasten.probe.graph.Layout;
import dev.hasten.probe.graph.Slot;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes what readers and streams have yet to give, however deep in an object they lie: that part
 * came from outside and might have been anything.
 */
final class Unread {
  private static final int MOST_OBJECTS = 300;
  private static final int MOST_EDITS = 3;

  private final Random random;
  private final Vocabulary words;

  Unread(Random random, Vocabulary words) {
    this.random = random;
    this.words = words;
  }

  /** Changes one of those that are reached from an object; false where there is none. */
  boolean change(Object root) {
    List<Object> sources = sources(root);
    if (sources.isEmpty()) {
      return false;
    }
    Object source = sources.get(random.nextInt(sources.size()));
    if (source instanceof BufferedReader) {
      return chars(source, "cb", "nextChar", "nChars");
    } else if (source instanceof ByteArrayInputStream) {
      return chars(source, "buf", "pos", "count");
    }
    return text(source);
  }

  private static List<Object> sources(Object root) {
    List<Object> found = new ArrayList<>();
    Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Object> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty() && seen.size() < MOST_OBJECTS) {
      Object object = open.remove();
      if (!seen.add(object)) {
        continue;
      }
      boolean source =
          object instanceof BufferedReader
              || object instanceof ByteArrayInputStream
              || object.getClass() == StringReader.class;
      if (source) {
        found.add(object);
      }
      boolean io = object.getClass().getName().startsWith("java.io.");
      if (!object.getClass().isArray() && (io || !JdkClasses.contains(object.getClass()))) {
        for (Slot slot : Layout.of(object.getClass()).slots()) {
          Object inner = slot.isReference() ? slot.get(object) : null;
          if (inner != null) {
            open.add(inner);
          }
        }
      }
    }
    return found;
  }

  /** A buffer, of which the part from one index to another is unread. */
  private boolean chars(Object source, String buffer, String next, String end) {
    Slot content = slot(source, buffer);
    Slot from = slot(source, next);
    Slot to = slot(source, end);
    if (content == null || from == null || to == null) {
      return false;
    }
    int first = (int) from.getBits(source);
    int last = (int) to.getBits(source);
    if (first < 0 || last <= first) {
      return false;
    }
    for (int left = 1 + random.nextInt(MOST_EDITS); left > 0; left--) {
      char by = words.character(random);
      int at = first + (random.nextBoolean() ? 0 : random.nextInt(last - first));
      Object held = content.get(source);
      if (held instanceof char[] && at < ((char[]) held).length) {
        ((char[]) held)[at] = by;
      } else if (held instanceof byte[] && at < ((byte[]) held).length) {
        ((byte[]) held)[at] = (byte) by;
      }
    }
    if (random.nextInt(4) == 0) {
      to.putBits(source, first + random.nextInt(last - first + 1));
    }
    return true;
  }

  private boolean text(Object reader) {
    Slot content = slot(reader, "str");
    Slot next = slot(reader, "next");
    Slot length = slot(reader, "length");
    Object held = content == null ? null : content.get(reader);
    if (content == null || next == null || length == null || !(held instanceof String)) {
      return false;
    }
    String text = (String) held;
    int read = Math.min(text.length(), (int) next.getBits(reader));
    String rest = new Texts(random, words).changed(text.substring(read));
    content.put(reader, text.substring(0, read) + rest);
    length.putBits(reader, read + rest.length());
    return true;
  }

  private static @Nullable Slot slot(Object owner, String name) {
    for (Slot slot : Layout.of(owner.getClass()).slots()) {
      if (slot.field().getName().equals(name)
          && slot.field().getDeclaringClass().getName().startsWith("java.io.")) {
        return slot;
      }
    }
    return null;
  }
}
