package dev.hasten.probe.agent;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.probe.graph.NotReplayableException;
import org.jspecify.annotations.Nullable;

/** Turns what a call was given and what came of it into bytes. */
final class Walker {
  static final class Seen {
    final byte[] bytes;
    final boolean lazy;
    final boolean cut;

    Seen(byte[] bytes, boolean lazy, boolean cut) {
      this.bytes = bytes;
      this.lazy = lazy;
      this.cut = cut;
    }
  }

  private final GraphLimits limits;

  Walker(Settings settings) {
    limits = new GraphLimits(settings.callObjects, settings.callBytes);
  }

  byte[] write(@Nullable Object receiver, Object[] arguments) throws NotReplayableException {
    @Nullable Object[] roots = new @Nullable Object[arguments.length + 1];
    roots[0] = receiver;
    System.arraycopy(arguments, 0, roots, 1, arguments.length);
    return GraphWriter.write(roots, limits);
  }

  Seen observe(
      @Nullable Object result,
      @Nullable Object receiver,
      Object[] arguments,
      @Nullable Throwable thrown,
      boolean inSitu) {
    return new Seen(new byte[0], false, false);
  }
}
