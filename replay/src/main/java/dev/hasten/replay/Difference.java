package dev.hasten.replay;

import dev.hasten.replay.ObservationTree.Body;
import dev.hasten.replay.ObservationTree.Value;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the first place where two observations differ, in the order in which people read them. */
final class Difference {
  private static final int SHORT = 160;

  private final ObservationTree before;
  private final ObservationTree after;
  private final Map<Integer, Trail> pathsBefore = new HashMap<>();
  private final Map<Integer, Trail> pathsAfter = new HashMap<>();

  Difference(ObservationTree before, ObservationTree after) {
    this.before = before;
    this.after = after;
  }

  Optional<String> first() {
    Optional<String> ending = endings();
    if (ending.isPresent()) {
      return ending;
    }
    List<String> ordered = new ArrayList<>(before.roots().keySet());
    after.roots().keySet().stream().filter(n -> !ordered.contains(n)).forEach(ordered::add);
    for (String name : ordered) {
      Value one = before.roots().get(name);
      Value other = after.roots().get(name);
      if (one == null || other == null) {
        return Optional.of(appeared(name, one, other));
      }
      Optional<String> found = within(new Pair(Trail.of(name), one, other));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** The first difference in what one root leads to, in breadth. */
  private Optional<String> within(Pair root) {
    Deque<Pair> open = new ArrayDeque<>();
    open.add(root);
    while (!open.isEmpty()) {
      Optional<String> found = compare(open.poll(), open);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<String> endings() {
    Value thrownBefore = before.roots().get("thrown");
    Value thrownAfter = after.roots().get("thrown");
    if (thrownBefore == null && thrownAfter != null) {
      Value result = before.roots().get("result");
      String returned = result == null ? "it returned" : "it returned " + show(before, result);
      return Optional.of(returned + ", and now throws " + show(after, thrownAfter));
    } else if (thrownBefore != null && thrownAfter == null) {
      Value result = after.roots().get("result");
      String returns = result == null ? "returns" : "returns " + show(after, result);
      return Optional.of("it threw " + show(before, thrownBefore) + ", and now " + returns);
    }
    return Optional.empty();
  }

  private String appeared(String name, @Nullable Value one, @Nullable Value other) {
    if (one == null && other != null) {
      return name + ": unchanged before, now " + show(after, other);
    }
    return name + ": " + (one == null ? "" : show(before, one)) + " before, now unchanged";
  }

  private Optional<String> compare(Pair pair, Deque<Pair> open) {
    if (!(pair.one instanceof Value.Reference one)
        || !(pair.other instanceof Value.Reference other)) {
      return pair.one.equals(pair.other)
          ? Optional.empty()
          : Optional.of(became(pair, show(before, pair.one), show(after, pair.other)));
    }
    Trail knownBefore = pathsBefore.putIfAbsent(one.body(), pair.path);
    Trail knownAfter = pathsAfter.putIfAbsent(other.body(), pair.path);
    if (knownBefore != null || knownAfter != null) {
      if (Objects.equals(knownBefore, knownAfter)) {
        return Optional.empty();
      }
      return Optional.of(became(pair, same(knownBefore), same(knownAfter)));
    }
    if (one.body() >= before.bodies().size() || other.body() >= after.bodies().size()) {
      return Optional.empty();
    }
    return bodies(pair, before.bodies().get(one.body()), after.bodies().get(other.body()), open);
  }

  private Optional<String> bodies(Pair pair, Body one, Body other, Deque<Pair> open) {
    if (one.tag() != other.tag() || !one.label().equals(other.label())) {
      return Optional.of(
          became(
              pair,
              show(before, pair.one),
              show(after, pair.other)
                  + (one.label().equals(other.label())
                      ? ""
                      : " (" + one.label() + ", then " + other.label() + ")")));
    }
    int shared = Math.min(one.values().size(), other.values().size());
    for (int i = 0; i < shared; i++) {
      if (!one.names().get(i).equals(other.names().get(i))) {
        return Optional.of(
            became(
                pair,
                pair.path.then(one.names().get(i)).toString(),
                pair.path.then(other.names().get(i)).toString()));
      }
      boolean leaves =
          one.values().get(i) instanceof Value.Leaf && other.values().get(i) instanceof Value.Leaf;
      Pair inner =
          new Pair(pair.path.then(one.names().get(i)), one.values().get(i), other.values().get(i));
      if (leaves && !inner.one.equals(inner.other)) {
        return Optional.of(became(inner, show(before, inner.one), show(after, inner.other)));
      }
      open.add(inner);
    }
    if (one.values().size() != other.values().size()) {
      return Optional.of(
          pair.path
              + ": "
              + show(before, pair.one)
              + " with "
              + one.values().size()
              + " parts became "
              + show(after, pair.other)
              + " with "
              + other.values().size());
    }
    return Optional.empty();
  }

  private static String same(@Nullable Trail path) {
    return path == null ? "an object of its own" : "the same object as " + path;
  }

  private static String became(Pair pair, String one, String other) {
    return pair.path + ": " + one + " became " + other;
  }

  private static String show(ObservationTree tree, Value value) {
    return Rendering.of(tree, value, SHORT);
  }

  private record Pair(Trail path, Value one, Value other) {}
}
