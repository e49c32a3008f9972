package dev.hasten.replay;

import dev.hasten.probe.graph.ByteSource;
import dev.hasten.probe.graph.PrimitiveArrays;
import dev.hasten.probe.observe.Tags;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An observation taken apart into names, texts and numbers. Bytes from a box are data: nothing of
 * the target is loaded, and what is malformed is no tree.
 *
 * @param roots what was observed, by name
 * @param bodies the objects that were met, by their numbers
 */
record ObservationTree(Map<String, Value> roots, List<Body> bodies) {
  private static final String PRIVATE = String.valueOf(Tags.PRIVATE);

  /** Longer arrays of primitives are taken apart up to here; the rest is told by a hash. */
  private static final int MOST_PRIMITIVES = 50_000;

  /** What is larger is not taken apart: it comes from a box, and must not use up the host. */
  private static final int MOST_PLACES = 1_000_000;

  /** What stands in a place. */
  sealed interface Value {
    /**
     * Null, a primitive, a string, or a value that is all said by a text; ready to show, and the
     * number where it is a floating-point one.
     */
    record Leaf(String shown, @Nullable Number floating) implements Value {
      Leaf(String shown) {
        this(shown, null);
      }
    }

    /** An object, by its number. */
    record Reference(int body) implements Value {}
  }

  /**
   * An object: what it is, and what it holds by the names or indexes of the places.
   *
   * @param closed indexes of the places that are private fields
   */
  record Body(int tag, String label, List<String> names, List<Value> values, Set<Integer> closed) {}

  /** The tree in the bytes, unless they are malformed. */
  static Optional<ObservationTree> read(byte[] bytes) {
    try {
      return Optional.of(read(new ByteSource(bytes)));
    } catch (IndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  private static ObservationTree read(ByteSource source) {
    if (source.readByte() != Tags.VERSION) {
      throw new IndexOutOfBoundsException("version");
    }
    source.readByte();
    source.readCount();
    int count = source.readCount();
    Map<String, Value> roots = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      roots.put(source.readText(), value(source));
    }
    int objects = source.readCount();
    List<Body> bodies = new ArrayList<>();
    long places = 0;
    for (int i = 0; i < objects; i++) {
      Body body = body(source);
      places += body.values().size() + 1;
      if (places > MOST_PLACES) {
        throw new IndexOutOfBoundsException("more than " + MOST_PLACES + " places");
      }
      bodies.add(body);
    }
    return new ObservationTree(roots, bodies);
  }

  private static Body body(ByteSource source) {
    int tag = source.readByte();
    List<String> names = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    if (tag == Tags.PRIMITIVES) {
      Object array = PrimitiveArrays.read(source);
      int length = Array.getLength(array);
      int shown = Math.min(length, MOST_PRIMITIVES);
      for (int i = 0; i < shown; i++) {
        names.add("[" + i + "]");
        values.add(leaf(Array.get(array, i)));
      }
      if (shown < length) {
        names.add("[" + shown + "...]");
        values.add(new Value.Leaf("… " + length + " in all, hash " + hash(array, shown)));
      }
      return new Body(
          tag, array.getClass().getComponentType().getName() + "[]", names, values, Set.of());
    }
    String label = source.readText();
    int count = source.readCount();
    if (count > MOST_PLACES) {
      throw new IndexOutOfBoundsException("more than " + MOST_PLACES + " places");
    }
    Set<Integer> closed = new HashSet<>();
    for (int i = 0; i < count; i++) {
      if (tag == Tags.PARTS) {
        String name = source.readText();
        if (name.startsWith(PRIVATE)) {
          closed.add(i);
        }
        names.add("." + (name.startsWith(PRIVATE) ? name.substring(1) : name));
      } else if (tag == Tags.ELEMENTS) {
        names.add("[" + i + "]");
      } else if (tag == Tags.ENTRIES) {
        Value key = value(source);
        names.add(key instanceof Value.Leaf leaf ? ".key(" + leaf.shown() + ")" : ".key #" + i);
        values.add(key);
        names.add(key instanceof Value.Leaf leaf ? ".get(" + leaf.shown() + ")" : ".value #" + i);
      } else {
        throw new IndexOutOfBoundsException("body " + tag);
      }
      values.add(value(source));
    }
    return new Body(tag, label, names, values, closed);
  }

  private static int hash(Object array, int from) {
    int hash = 1;
    for (int i = from; i < Array.getLength(array); i++) {
      hash = 31 * hash + Array.get(array, i).hashCode();
    }
    return hash;
  }

  private static Value value(ByteSource source) {
    int tag = source.readByte();
    switch (tag) {
      case Tags.NULL:
        return new Value.Leaf("null");
      case Tags.REFERENCE:
        return new Value.Reference(source.readCount());
      case Tags.STRING:
        return new Value.Leaf(Rendering.quoted(source.readText()));
      case Tags.TEXT:
        return new Value.Leaf(Rendering.text(source.readText(), source.readText()));
      case Tags.PRIMITIVE:
        return leaf(primitive(source));
      default:
        throw new IndexOutOfBoundsException("value " + tag);
    }
  }

  private static Value.Leaf leaf(Object boxed) {
    boolean floating = boxed instanceof Double || boxed instanceof Float;
    return new Value.Leaf(Rendering.primitive(boxed), floating ? (Number) boxed : null);
  }

  private static Object primitive(ByteSource source) {
    char type = (char) source.readByte();
    return switch (type) {
      case 'Z' -> source.readBits(1) != 0;
      case 'B' -> (byte) source.readBits(1);
      case 'S' -> (short) source.readBits(2);
      case 'C' -> (char) source.readBits(2);
      case 'I' -> (int) source.readBits(4);
      case 'J' -> source.readBits(8);
      case 'F' -> Float.intBitsToFloat((int) source.readBits(4));
      case 'D' -> Double.longBitsToDouble(source.readBits(8));
      default -> throw new IndexOutOfBoundsException("primitive " + type);
    };
  }
}
