package dev.hasten.replay;

import dev.hasten.probe.observe.Tags;
import dev.hasten.replay.ObservationTree.Body;
import dev.hasten.replay.ObservationTree.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Numbers that are the same for objects that hold the same, whatever the order in sets, maps and
 * lists, whichever of them are one object, and whatever their floating-point numbers: what pairs up
 * the elements of two containers.
 */
final class Shapes {
  private static final int MOST_ROUNDS = 6;
  private static final int FLOATING = 0x5F10A7;

  private final ObservationTree tree;
  private long[] shapes;

  Shapes(ObservationTree tree) {
    this.tree = tree;
    this.shapes = new long[tree.bodies().size()];
    // Each round takes in what lies one reference farther away.
    for (int round = 0; round < Math.min(MOST_ROUNDS, shapes.length); round++) {
      long[] next = new long[shapes.length];
      for (int i = 0; i < next.length; i++) {
        next[i] = shape(tree.bodies().get(i));
      }
      shapes = next;
    }
  }

  long of(Value value) {
    if (value instanceof Value.Leaf leaf) {
      return leaf.floating() == null ? mix(leaf.shown().hashCode()) : FLOATING;
    }
    int body = ((Value.Reference) value).body();
    return body < shapes.length ? mix(shapes[body] + 1) : 0;
  }

  /** What one place of a container holds: an element, or a key with its value. */
  long place(Body body, int index) {
    return body.tag() == Tags.ENTRIES
        ? of(body.values().get(2 * index)) * 31 + of(body.values().get(2 * index + 1))
        : of(body.values().get(index));
  }

  /** The places of a container ordered by what they hold. */
  List<Integer> sorted(Body body) {
    int places = body.tag() == Tags.ENTRIES ? body.values().size() / 2 : body.values().size();
    List<Integer> order = new ArrayList<>(IntStream.range(0, places).boxed().toList());
    order.sort(Comparator.comparingLong(i -> place(body, i)));
    return order;
  }

  private long shape(Body body) {
    long shape = mix(body.label().hashCode() * 31L + body.tag());
    if (body.tag() == Tags.PARTS) {
      for (int i = 0; i < body.values().size(); i++) {
        shape += mix(body.names().get(i).hashCode() + of(body.values().get(i)));
      }
    } else if (body.tag() == Tags.PRIMITIVES) {
      for (Value value : body.values()) {
        shape = mix(shape + of(value));
      }
    } else {
      int step = body.tag() == Tags.ENTRIES ? 2 : 1;
      for (int i = 0; i < body.values().size() / step; i++) {
        shape += mix(place(body, i));
      }
    }
    return shape;
  }

  private static long mix(long bits) {
    long z = bits * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    return z ^ (z >>> 27);
  }
}
