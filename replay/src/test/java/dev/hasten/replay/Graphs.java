package dev.hasten.replay;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.probe.graph.NotReplayableException;

/** Graphs written in this JVM. */
final class Graphs {
  private Graphs() {}

  /** The input of a static method. */
  static byte[] of(Object... arguments) {
    return receiver(null, arguments);
  }

  /** The input of a method of an object. */
  static byte[] receiver(Object receiver, Object... arguments) {
    Object[] roots = new Object[arguments.length + 1];
    roots[0] = receiver;
    System.arraycopy(arguments, 0, roots, 1, arguments.length);
    return arguments(roots);
  }

  /** Arguments alone, as a recipe holds them. */
  static byte[] arguments(Object... arguments) {
    try {
      return GraphWriter.write(arguments, GraphLimits.DEFAULT);
    } catch (NotReplayableException e) {
      throw new IllegalStateException(e);
    }
  }
}
