package dev.hasten.replay;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.probe.graph.NotReplayableException;

/** Inputs for static methods, written in this JVM. */
final class Graphs {
  private Graphs() {}

  static byte[] of(Object... arguments) {
    Object[] roots = new Object[arguments.length + 1];
    System.arraycopy(arguments, 0, roots, 1, arguments.length);
    try {
      return GraphWriter.write(roots, GraphLimits.DEFAULT);
    } catch (NotReplayableException e) {
      throw new IllegalStateException(e);
    }
  }
}
