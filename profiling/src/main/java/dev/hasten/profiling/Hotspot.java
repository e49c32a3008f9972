package dev.hasten.profiling;

import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import java.util.List;
import java.util.Map;

/**
 * A method of the target's main code that a share of the workload's cost can be laid to.
 *
 * @param method which method
 * @param module the module that holds it
 * @param shares its part of each dimension, 0 to 1 of the whole profile
 * @param ceiling the highest speedup of the whole workload that any rewrite of this method can
 *     give, by Amdahl's law from its total CPU share: 1 / (1 - share)
 * @param callers the methods of the target that call it, nearest first, with the share of the
 *     workload that came through each
 * @param lines share of the workload's CPU time by source line of the method, what the line calls
 *     included
 * @param selfLines the same without what the line calls in the target
 */
public record Hotspot(
    MethodRef method,
    Module module,
    Map<Dimension, Share> shares,
    double ceiling,
    List<Caller> callers,
    Map<Integer, Double> lines,
    Map<Integer, Double> selfLines) {
  public Hotspot {
    shares = Map.copyOf(shares);
    callers = List.copyOf(callers);
    lines = Map.copyOf(lines);
    selfLines = Map.copyOf(selfLines);
  }

  /** Its part of a dimension, nothing where it was not seen. */
  public Share share(Dimension dimension) {
    return shares.getOrDefault(dimension, Share.NONE);
  }

  /**
   * A method's part of a dimension. A method that is on a stack several times counts once.
   *
   * @param self where it was the deepest frame of the target's main code, library code that it
   *     called included, class loading and test code that it called not, 0 to 1
   * @param total where it was anywhere on the stack, 0 to 1
   */
  public record Share(double self, double total) {
    /** The part of a method that was not seen. */
    public static final Share NONE = new Share(0, 0);
  }

  /**
   * A method on the way to the hotspot.
   *
   * @param method the caller
   * @param distance methods of the target between it and the hotspot on the shortest way seen, 1
   *     for a direct caller
   * @param share part of the workload's CPU time that came through it into the hotspot
   */
  public record Caller(MethodRef method, int distance, double share) {}
}
