package dev.hasten.probe.graph;

/** How large a graph may become before it is refused. */
public final class GraphLimits {
  /** Enough for what a unit test hands to a method, small enough to stop at an application. */
  public static final GraphLimits DEFAULT = new GraphLimits(200_000, 16 << 20);

  private final int objects;
  private final int bytes;

  /** At most so many objects, and bytes written. */
  public GraphLimits(int objects, int bytes) {
    if (objects <= 0 || bytes <= 0) {
      throw new IllegalArgumentException("limits must be positive");
    }
    this.objects = objects;
    this.bytes = bytes;
  }

  /** Most objects, leaves included. */
  public int objects() {
    return objects;
  }

  /** Most bytes written. */
  public int bytes() {
    return bytes;
  }
}
