package dev.hasten.profiling.hotspot;

import dev.hasten.profiling.CallTree;
import dev.hasten.profiling.Dimension;
import dev.hasten.profiling.Hotspot;
import dev.hasten.profiling.Profile;
import dev.hasten.target.Target;
import java.util.List;
import java.util.Map;

/**
 * The methods of the target that a profile lays its cost to, best first.
 *
 * <p>Each sample belongs to the deepest frame of the target's main code, with the library code
 * below it; a lambda counts for the method it is written in. The order is by score: a method's self
 * part of the CPU time that belongs to the target, plus {@value #ALLOCATION_WEIGHT} of its self
 * part of the memory that the target allocates. CPU comes first; allocation counts a little, since
 * collecting and cache misses are paid for elsewhere. Lock waits are shown and do not count.
 *
 * @param phrase what the shares are shares of, such as {@code the test run}
 * @param ranked the hotspots, best first
 * @param excluded methods that cost something and are not ranked, the dearest first
 * @param places where the CPU time of the workload went, shares that add up to 1; empty without
 *     samples
 * @param targetShares by dimension, the part of the workload that belongs to the target's main
 *     code: a share divided by it is the share of the target's own cost
 * @param notes what a reader of the order should know, a sentence each
 */
public record Hotspots(
    String phrase,
    List<Hotspot> ranked,
    List<Exclusion> excluded,
    Map<Place, Double> places,
    Map<Dimension, Double> targetShares,
    List<String> notes) {
  /** What a share of the allocation is worth beside the same share of the CPU time. */
  public static final double ALLOCATION_WEIGHT = 0.2;

  public Hotspots {
    ranked = List.copyOf(ranked);
    excluded = List.copyOf(excluded);
    places = Map.copyOf(places);
    targetShares = Map.copyOf(targetShares);
    notes = List.copyOf(notes);
  }

  /** Ranks the methods of a target by what a profile says of them. */
  public static Hotspots rank(Profile profile, Target target, RankSettings settings) {
    return new Ranking(profile, new TargetClasses(target), settings).hotspots();
  }

  /** How many CPU samples of a tree belong to the target's main code. */
  public static long samplesOfTarget(CallTree tree, Target target) {
    Stacks stacks = new Stacks(new TargetClasses(target));
    long[] samples = new long[1];
    tree.forEachStack(
        (frames, node) -> {
          if (stacks.view(frames).place() == Place.TARGET) {
            samples[0] += node.selfSamples(Dimension.CPU);
          }
        });
    return samples[0];
  }

  /**
   * A hotspot's self share of what belongs to the target, 0 to 1. In a test run most of the time
   * goes to loading classes and to the test framework; this share is free of that.
   */
  public double shareOfTarget(Hotspot hotspot, Dimension dimension) {
    double target = targetShares.getOrDefault(dimension, 0.0);
    return target > 0 ? hotspot.share(dimension).self() / target : 0;
  }
}
