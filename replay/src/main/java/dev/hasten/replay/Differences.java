package dev.hasten.replay;

import dev.hasten.probe.observe.Tags;
import dev.hasten.replay.ObservationTree.Body;
import dev.hasten.replay.ObservationTree.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Walks two observations side by side and says in what they differ, going on behind a difference of
 * a kind that somebody may not mind. The first of each kind is kept, and of last bits the largest.
 */
final class Differences {
  /** Beyond this many units in the last place two numbers are two values. */
  private static final long LAST_BITS = 1 << 20;

  private static final int SHORT = 160;
  private static final String DIGEST = "digest of ";

  private final ObservationTree before;
  private final ObservationTree after;
  private final CallMaker maker;
  private final Shapes shapesBefore;
  private final Shapes shapesAfter;
  private final Map<Integer, Integer> matched = new HashMap<>();
  private final Map<Integer, Integer> matchedBack = new HashMap<>();
  private final Set<Long> visited = new HashSet<>();
  private final Deque<Pair> open = new ArrayDeque<>();
  private final Map<DifferenceKind, Noticed> found = new HashMap<>();

  private Differences(ObservationTree before, ObservationTree after, CallMaker maker) {
    this.before = before;
    this.after = after;
    this.maker = maker;
    this.shapesBefore = new Shapes(before);
    this.shapesAfter = new Shapes(after);
  }

  /**
   * In what two observations that are not the same differ; at least one, the gravest first.
   *
   * @param maker who makes the call
   */
  static List<Noticed> between(ObservationTree before, ObservationTree after, CallMaker maker) {
    Differences differences = new Differences(before, after, maker);
    differences.walk();
    differences.blameCall();
    List<Noticed> all = new ArrayList<>();
    for (DifferenceKind kind : EnumSet.allOf(DifferenceKind.class)) {
      Noticed one = differences.found.get(kind);
      if (one != null) {
        all.add(one);
      }
    }
    if (all.isEmpty()) {
      all.add(Noticed.of(DifferenceKind.VALUE, "the observations differ"));
    }
    return all;
  }

  private void walk() {
    Value thrownBefore = before.roots().get("thrown");
    Value thrownAfter = after.roots().get("thrown");
    if (thrownBefore != null || thrownAfter != null) {
      Endings endings = new Endings(before, after, maker);
      DifferenceKind kind = endings.kind(thrownBefore, thrownAfter);
      if (kind != null) {
        note(Noticed.of(kind, ""));
        return;
      }
    }
    Set<String> names = new TreeSet<>(before.roots().keySet());
    names.addAll(after.roots().keySet());
    for (String name : names) {
      Value one = before.roots().get(name);
      Value other = after.roots().get(name);
      if (one == null || other == null) {
        note(Noticed.of(DifferenceKind.VALUE, name + " is there on one side only"));
        return;
      }
      if (!name.startsWith(DIGEST)) {
        open.add(
            new Pair(
                Trail.of(name), one, other, name.equals("thrown") || name.endsWith(" thrown")));
      }
    }
    while (!open.isEmpty() && !found.containsKey(DifferenceKind.VALUE)) {
      compare(open.poll());
    }
  }

  /**
   * Another value is of a kind of its own on a made-up call that hands in one object in several
   * places, or that nobody outside the package could make.
   */
  private void blameCall() {
    Noticed value = found.get(DifferenceKind.VALUE);
    if (value == null || maker == CallMaker.WORKLOAD) {
      return;
    }
    if (isAliased()) {
      found.remove(DifferenceKind.VALUE);
      note(Noticed.of(DifferenceKind.ALIASED_ARGUMENTS, value.what()));
    } else if (maker == CallMaker.PACKAGE) {
      found.remove(DifferenceKind.VALUE);
      note(Noticed.of(DifferenceKind.PRIVATE_CALL, value.what()));
    }
  }

  /**
   * Whether receiver, arguments and what stands in arrays and collections given repeat an object.
   */
  private boolean isAliased() {
    Set<Integer> met = new HashSet<>();
    for (Map.Entry<String, Value> root : before.roots().entrySet()) {
      boolean given = root.getKey().equals("receiver") || root.getKey().startsWith("argument ");
      if (given && root.getValue() instanceof Value.Reference one) {
        if (!met.add(one.body())) {
          return true;
        }
        Body body = before.bodies().get(one.body());
        boolean holder = body.tag() == Tags.ELEMENTS || body.tag() == Tags.ENTRIES;
        for (Value value : holder ? body.values() : List.<Value>of()) {
          if (value instanceof Value.Reference element && !met.add(element.body())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private void note(Noticed one) {
    found.merge(
        one.kind(), one, (a, b) -> b.promised() && !a.promised() || b.ulps() > a.ulps() ? b : a);
  }

  private void compare(Pair pair) {
    if (pair.one instanceof Value.Leaf one && pair.other instanceof Value.Leaf other) {
      leaves(pair, one, other);
    } else if (pair.one instanceof Value.Reference one
        && pair.other instanceof Value.Reference other) {
      references(pair, one.body(), other.body());
    } else {
      differ(pair, DifferenceKind.VALUE);
    }
  }

  private void leaves(Pair pair, Value.Leaf one, Value.Leaf other) {
    if (one.equals(other)) {
      return;
    }
    long ulps = ulps(one.floating(), other.floating());
    if (ulps > 0 && ulps <= LAST_BITS) {
      note(new Noticed(DifferenceKind.LAST_BIT, became(pair), ulps, false));
    } else {
      differ(pair, DifferenceKind.VALUE);
    }
  }

  /** How far apart two floating-point numbers of the same sign are; 0 where that has no answer. */
  private static long ulps(@Nullable Number one, @Nullable Number other) {
    if (one instanceof Double a
        && other instanceof Double b
        && Double.isFinite(a)
        && Double.isFinite(b)) {
      long x = Double.doubleToLongBits(a);
      long y = Double.doubleToLongBits(b);
      return (x < 0) == (y < 0) ? Math.abs(x - y) : 0;
    }
    if (one instanceof Float a
        && other instanceof Float b
        && Float.isFinite(a)
        && Float.isFinite(b)) {
      int x = Float.floatToIntBits(a);
      int y = Float.floatToIntBits(b);
      return (x < 0) == (y < 0) ? Math.abs((long) x - y) : 0;
    }
    return 0;
  }

  private void references(Pair pair, int one, int other) {
    Integer partner = matched.putIfAbsent(one, other);
    Integer partnerBack = matchedBack.putIfAbsent(other, one);
    boolean known = partner != null || partnerBack != null;
    if (known && !(Objects.equals(partner, other) && Objects.equals(partnerBack, one))) {
      note(Noticed.of(DifferenceKind.ALIASING, pair.path + " is another object than elsewhere"));
    }
    if (!visited.add((long) one << 32 | other)
        || one >= before.bodies().size()
        || other >= after.bodies().size()) {
      return;
    }
    bodies(pair, before.bodies().get(one), after.bodies().get(other));
  }

  private void bodies(Pair pair, Body one, Body other) {
    if (one.tag() != other.tag() || !one.label().equals(other.label())) {
      differ(
          pair,
          isLazy(one.label()) != isLazy(other.label())
                  || isPutOff(one.label()) != isPutOff(other.label())
              ? DifferenceKind.LAZINESS
              : DifferenceKind.VALUE);
    } else if (one.values().size() != other.values().size()) {
      differ(pair, DifferenceKind.VALUE);
    } else if (one.tag() == Tags.ELEMENTS || one.tag() == Tags.ENTRIES) {
      containers(pair, one, other);
    } else {
      parts(pair, one, other);
    }
  }

  /** Whether what is so labelled computes when it is asked. */
  private static boolean isLazy(String label) {
    return label.startsWith("iterator")
        || label.startsWith("stream")
        || label.contains("$$Lambda")
        || label.contains("Spliterator")
        || label.startsWith("part of a list")
        || label.startsWith("proxy");
  }

  private static boolean isPutOff(String label) {
    return label.endsWith(Tags.PUT_OFF);
  }

  private void parts(Pair pair, Body one, Body other) {
    for (int i = 0; i < one.values().size(); i++) {
      String name = one.names().get(i);
      if (!name.equals(other.names().get(i))) {
        differ(pair, DifferenceKind.VALUE);
        return;
      }
      Value a = one.values().get(i);
      Value b = other.values().get(i);
      if (pair.thrown && name.equals(".message") && !a.equals(b)) {
        note(
            Noticed.of(
                DifferenceKind.EXCEPTION_MESSAGE,
                became(new Pair(pair.path.then(name), a, b, true))));
      } else if (one.closed().contains(i) && !pair.thrown && isNull(a) != isNull(b)) {
        note(Noticed.of(DifferenceKind.CACHE, became(new Pair(pair.path.then(name), a, b, false))));
      } else {
        boolean thrown = pair.thrown && (name.equals(".cause") || name.equals(".suppressed"));
        open.add(new Pair(pair.path.then(name), a, b, thrown));
      }
    }
  }

  private static boolean isNull(Value value) {
    return value instanceof Value.Leaf leaf && leaf.shown().equals("null");
  }

  private void containers(Pair pair, Body one, Body other) {
    int step = one.tag() == Tags.ENTRIES ? 2 : 1;
    int places = one.values().size() / step;
    boolean inOrder = true;
    for (int i = 0; i < places && inOrder; i++) {
      inOrder = shapesBefore.place(one, i) == shapesAfter.place(other, i);
    }
    List<Integer> left = inOrder ? List.of() : shapesBefore.sorted(one);
    List<Integer> right = inOrder ? List.of() : shapesAfter.sorted(other);
    boolean permuted = !inOrder;
    for (int i = 0; i < places && permuted; i++) {
      permuted = shapesBefore.place(one, left.get(i)) == shapesAfter.place(other, right.get(i));
    }
    if (permuted) {
      String what = pair.path + ": the same elements in another order";
      note(new Noticed(DifferenceKind.ORDER, what, 0, isSequence(one.label())));
    }
    for (int i = 0; i < places; i++) {
      int a = permuted ? left.get(i) : i;
      int b = permuted ? right.get(i) : i;
      for (int k = 0; k < step; k++) {
        open.add(
            new Pair(
                pair.path.then(one.names().get(a * step + k)),
                one.values().get(a * step + k),
                other.values().get(b * step + k),
                pair.thrown));
      }
    }
  }

  /** Whether the order of such a container is part of its content. */
  private static boolean isSequence(String label) {
    return label.startsWith("[")
        || label.endsWith("[]")
        || label.matches("(?s).*([lL]ist|Vector|Stack|Deque|Queue)\\b.*");
  }

  private void differ(Pair pair, DifferenceKind kind) {
    note(Noticed.of(kind, became(pair)));
  }

  private String became(Pair pair) {
    return pair.path
        + ": "
        + Rendering.of(before, pair.one, SHORT)
        + " became "
        + Rendering.of(after, pair.other, SHORT);
  }

  /** Two values in the same place; {@code thrown} where they belong to an exception. */
  private record Pair(Trail path, Value one, Value other, boolean thrown) {}
}
