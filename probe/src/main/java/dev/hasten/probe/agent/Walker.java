package dev.hasten.probe.agent;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.probe.graph.NotReplayableException;
import dev.hasten.probe.graph.RecipeBook;
import dev.hasten.probe.observe.ObserveConfig;
import dev.hasten.probe.observe.Observer;
import dev.hasten.probe.observe.Tags;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns what a call was given and what came of it into bytes; uses nothing up. */
final class Walker {
  /** An observation, and what is missing in it. */
  static final class Seen {
    final byte[] bytes;

    Seen(byte[] bytes) {
      this.bytes = bytes;
    }

    /** Whether a limit cut it. */
    boolean isCut() {
      return (bytes[1] & Tags.INCOMPLETE) != 0;
    }

    /** Whether a part could not be looked into without using it up. */
    boolean isPartial() {
      // The count behind version and flags: its first byte is 0 for no other number.
      return bytes[2] != 0;
    }
  }

  private final RecipeBook book;
  private final GraphLimits limits;
  private final ObserveConfig config;

  Walker(Settings settings, RecipeBook book) {
    this.book = book;
    limits = new GraphLimits(settings.callObjects, settings.callBytes);
    config =
        new ObserveConfig(settings.ignoredFields, settings.callObjects, settings.callBytes, false);
  }

  /** Receiver and arguments, so that the call can be made again. */
  byte[] write(@Nullable Object receiver, Object[] arguments) throws NotReplayableException {
    @Nullable Object[] roots = new @Nullable Object[arguments.length + 1];
    roots[0] = receiver;
    System.arraycopy(arguments, 0, roots, 1, arguments.length);
    return GraphWriter.write(roots, limits, book);
  }

  /** Receiver and arguments, as a caller sees them. */
  Seen before(@Nullable Object receiver, Object[] arguments) {
    return before(receiver, arguments, config);
  }

  /** Receiver and arguments, to be held against the same made anew. */
  Seen original(@Nullable Object receiver, Object[] arguments) {
    return before(receiver, arguments, config.inside());
  }

  private static Seen before(@Nullable Object receiver, Object[] arguments, ObserveConfig config) {
    List<String> names = new ArrayList<>();
    List<@Nullable Object> roots = new ArrayList<>();
    add(receiver, arguments, names, roots);
    return new Seen(Observer.observe(names, roots, config));
  }

  /** What came of a call, and receiver and arguments afterwards. */
  Seen after(
      @Nullable Object result,
      @Nullable Throwable thrown,
      @Nullable Object receiver,
      Object[] arguments) {
    List<String> names = new ArrayList<>();
    List<@Nullable Object> roots = new ArrayList<>();
    names.add(thrown == null ? "result" : "thrown");
    roots.add(thrown == null ? result : thrown);
    add(receiver, arguments, names, roots);
    return new Seen(Observer.observe(names, roots, config));
  }

  private static void add(
      @Nullable Object receiver,
      Object[] arguments,
      List<String> names,
      List<@Nullable Object> roots) {
    if (receiver != null) {
      names.add("receiver");
      roots.add(receiver);
    }
    for (int i = 0; i < arguments.length; i++) {
      names.add("argument " + (i + 1));
      roots.add(arguments[i]);
    }
  }
}
