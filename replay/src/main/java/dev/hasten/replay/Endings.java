package dev.hasten.replay;

import dev.hasten.replay.ObservationTree.Body;
import dev.hasten.replay.ObservationTree.Value;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Classes two ways for a call to end, of which at least one is an exception. */
final class Endings {
  /** What nobody throws on purpose to tell a caller something. */
  private static final Set<String> INCIDENTAL =
      Set.of(
          "java.lang.NullPointerException",
          "java.lang.IndexOutOfBoundsException",
          "java.lang.ArrayIndexOutOfBoundsException",
          "java.lang.StringIndexOutOfBoundsException",
          "java.lang.NegativeArraySizeException",
          "java.lang.ArrayStoreException",
          "java.lang.ClassCastException",
          "java.lang.ArithmeticException",
          "java.nio.BufferOverflowException",
          "java.nio.BufferUnderflowException",
          "java.lang.StackOverflowError",
          "java.lang.OutOfMemoryError");

  /** What says that an object was used out of turn. */
  private static final Set<String> PROTOCOL =
      Set.of(
          "java.lang.IllegalStateException",
          "java.lang.UnsupportedOperationException",
          "java.util.ConcurrentModificationException",
          "java.util.NoSuchElementException",
          "java.util.EmptyStackException");

  private final ObservationTree before;
  private final ObservationTree after;
  private final boolean recorded;

  Endings(ObservationTree before, ObservationTree after, CallMaker maker) {
    this.before = before;
    this.after = after;
    this.recorded = maker == CallMaker.WORKLOAD;
  }

  /** In what two endings differ; nothing where both threw an exception of the same class. */
  @Nullable DifferenceKind kind(@Nullable Value thrownBefore, @Nullable Value thrownAfter) {
    Optional<Body> one = body(before, thrownBefore);
    Optional<Body> other = body(after, thrownAfter);
    if (one.isPresent() && other.isPresent() && one.get().label().equals(other.get().label())) {
      return null;
    }
    if (putsOff(before) || putsOff(after)) {
      return DifferenceKind.LAZINESS;
    }
    // A call that the workload made is within the contract, whatever that is.
    if (!recorded && (is(one, PROTOCOL) || is(other, PROTOCOL))) {
      return DifferenceKind.OFF_PROTOCOL;
    }
    if (!recorded && isIncidental(one) && isIncidental(other)) {
      return DifferenceKind.INCIDENTAL_EXCEPTION;
    }
    return DifferenceKind.VALUE;
  }

  /** Whether a call returned something that fails when it is looked at. */
  private static boolean putsOff(ObservationTree tree) {
    return body(tree, tree.roots().get("result"))
        .map(b -> b.label().contains(" that throws "))
        .orElse(false);
  }

  private static Optional<Body> body(ObservationTree tree, @Nullable Value thrown) {
    return thrown instanceof Value.Reference reference && reference.body() < tree.bodies().size()
        ? Optional.of(tree.bodies().get(reference.body()))
        : Optional.empty();
  }

  private static boolean is(Optional<Body> thrown, Set<String> classes) {
    return thrown.map(t -> classes.contains(t.label())).orElse(false);
  }

  /** No exception, or one that comes of what code does and not of what it says. */
  private static boolean isIncidental(Optional<Body> thrown) {
    boolean said = thrown.map(t -> t.names().contains(".message")).orElse(false);
    return thrown.isEmpty() || is(thrown, INCIDENTAL) && !said;
  }
}
