package dev.hasten.profiling.hotspot;

import dev.hasten.profiling.CallTree;
import dev.hasten.profiling.Dimension;
import dev.hasten.profiling.Frame;
import dev.hasten.profiling.Hotspot;
import dev.hasten.profiling.Profile;
import dev.hasten.target.MethodRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One ranking of one profile. */
final class Ranking {
  /** With fewer samples than this in the target's code the order of hotspots is half chance. */
  private static final long FEW_SAMPLES = 100;

  /** What the stacks of one method add up to. */
  private static final class Sum {
    private final TargetClasses.Owner owner;
    private final long[] self = new long[Dimension.values().length];
    private final long[] total = new long[Dimension.values().length];

    private Sum(TargetClasses.Owner owner) {
      this.owner = owner;
    }

    private boolean hasSelf() {
      for (long weight : self) {
        if (weight > 0) {
          return true;
        }
      }
      return false;
    }
  }

  private final Profile profile;
  private final CallTree tree;
  private final TargetClasses classes;
  private final Stacks stacks;
  private final RankSettings settings;

  private final Map<MethodRef, Sum> sums = new HashMap<>();
  private final Map<Place, Long> places = new EnumMap<>(Place.class);
  private final long[] ofTarget = new long[Dimension.values().length];
  private long targetSamples;

  Ranking(Profile profile, TargetClasses classes, RankSettings settings) {
    this.profile = profile;
    this.tree = profile.tree();
    this.classes = classes;
    this.stacks = new Stacks(classes);
    this.settings = settings;
  }

  Hotspots hotspots() {
    tree.forEachStack(this::lay);
    List<Sum> candidates = new ArrayList<>();
    List<Exclusion> excluded = new ArrayList<>();
    for (Sum sum : sums.values()) {
      if (settings.onlyMethods().contains(sum.owner.method())) {
        candidates.add(sum);
      } else if (settings.onlyMethods().isEmpty() && sum.hasSelf()) {
        Optional<Exclusion.Reason> reason = reason(sum);
        if (reason.isPresent()) {
          excluded.add(exclusion(sum, reason.get()));
        } else {
          candidates.add(sum);
        }
      }
    }
    candidates.sort(
        Comparator.comparingDouble(this::score).reversed().thenComparing(s -> s.owner.method()));
    while (candidates.size() > settings.maximum()) {
      Sum last = candidates.remove(candidates.size() - 1);
      excluded.add(exclusion(last, Exclusion.Reason.BEYOND_MAXIMUM));
    }
    excluded.sort(
        Comparator.comparingDouble(Exclusion::cpu)
            .thenComparingDouble(Exclusion::allocation)
            .reversed()
            .thenComparing(Exclusion::method));
    return new Hotspots(
        profile.phrase(), ranked(candidates), excluded, places(), targetShares(), notes());
  }

  private void lay(List<Frame> outermostFirst, CallTree.Node node) {
    Stacks.View view = stacks.view(outermostFirst);
    if (node.self(Dimension.CPU) > 0) {
      places.merge(view.place(), node.self(Dimension.CPU), Long::sum);
    }
    boolean own = isOwnWork(view);
    Set<MethodRef> seen = new HashSet<>();
    for (Stacks.Step step : view.steps()) {
      Sum sum = sums.computeIfAbsent(step.owner().method(), m -> new Sum(step.owner()));
      boolean deepest = seen.isEmpty();
      if (seen.add(step.owner().method())) {
        for (Dimension dimension : Dimension.values()) {
          sum.total[dimension.ordinal()] += node.self(dimension);
          sum.self[dimension.ordinal()] += own && deepest ? node.self(dimension) : 0;
        }
      }
    }
    if (view.place() == Place.TARGET) {
      for (Dimension dimension : Dimension.values()) {
        ofTarget[dimension.ordinal()] += node.self(dimension);
      }
      targetSamples += node.selfSamples(Dimension.CPU);
    }
  }

  /** Class loading below a method is not its own work, whatever is counted. */
  private static boolean isOwnWork(Stacks.View view) {
    return view.place() == Place.TARGET || view.place() == Place.TESTS;
  }

  private Optional<Exclusion.Reason> reason(Sum sum) {
    TargetClasses.Owner owner = sum.owner;
    if (owner.location().test()) {
      return Optional.of(Exclusion.Reason.TEST_CODE);
    }
    if (!owner.known()) {
      return Optional.of(Exclusion.Reason.NOT_IN_CLASS);
    }
    if (score(sum) < settings.minShare()) {
      return Optional.of(Exclusion.Reason.TOO_SMALL);
    }
    if (!settings.allows(owner.method())) {
      return Optional.of(Exclusion.Reason.IGNORED_BY_USER);
    }
    if (owner.method().name().equals("<clinit>")) {
      return Optional.of(Exclusion.Reason.STATIC_INITIALIZER);
    }
    if (classes.isNative(owner)) {
      return Optional.of(Exclusion.Reason.NATIVE);
    }
    if (classes.isGenerated(owner)) {
      return Optional.of(Exclusion.Reason.GENERATED);
    }
    return classes.hasSource(owner) ? Optional.empty() : Optional.of(Exclusion.Reason.NO_SOURCE);
  }

  private double score(Sum sum) {
    return part(sum.self, ofTarget, Dimension.CPU)
        + Hotspots.ALLOCATION_WEIGHT * part(sum.self, ofTarget, Dimension.ALLOCATION);
  }

  private static double part(long[] weights, long[] wholes, Dimension dimension) {
    long whole = wholes[dimension.ordinal()];
    return whole == 0 ? 0 : (double) weights[dimension.ordinal()] / whole;
  }

  private double share(long[] weights, Dimension dimension) {
    long whole = tree.total(dimension);
    return whole == 0 ? 0 : (double) weights[dimension.ordinal()] / whole;
  }

  private Exclusion exclusion(Sum sum, Exclusion.Reason reason) {
    return new Exclusion(
        sum.owner.method(),
        reason,
        share(sum.self, Dimension.CPU),
        share(sum.self, Dimension.ALLOCATION));
  }

  private List<Hotspot> ranked(List<Sum> sorted) {
    Neighbourhood neighbourhood =
        new Neighbourhood(sorted.stream().map(s -> s.owner.method()).toList());
    if (!sorted.isEmpty()) {
      tree.forEachStack(
          (frames, node) -> neighbourhood.add(stacks.view(frames), node.self(Dimension.CPU)));
    }
    return sorted.stream().map(sum -> hotspot(sum, neighbourhood)).toList();
  }

  private Hotspot hotspot(Sum sum, Neighbourhood neighbourhood) {
    Map<Dimension, Hotspot.Share> shares = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      shares.put(
          dimension, new Hotspot.Share(share(sum.self, dimension), share(sum.total, dimension)));
    }
    MethodRef method = sum.owner.method();
    long whole = tree.total(Dimension.CPU);
    return new Hotspot(
        method,
        sum.owner.location().module(),
        shares,
        1 / (1 - share(sum.total, Dimension.CPU)),
        neighbourhood.callers(method, whole),
        neighbourhood.lines(method, whole),
        neighbourhood.selfLines(method, whole));
  }

  private Map<Place, Double> places() {
    long whole = tree.total(Dimension.CPU);
    Map<Place, Double> shares = new LinkedHashMap<>();
    if (whole > 0) {
      places.forEach((place, weight) -> shares.put(place, (double) weight / whole));
    }
    return shares;
  }

  private Map<Dimension, Double> targetShares() {
    Map<Dimension, Double> shares = new EnumMap<>(Dimension.class);
    for (Dimension dimension : Dimension.values()) {
      shares.put(dimension, share(ofTarget, dimension));
    }
    return shares;
  }

  private List<String> notes() {
    return targetSamples >= FEW_SAMPLES
        ? List.of()
        : List.of(
            "Only %d CPU samples of %d fell into the target's main code: the order of its hotspots is uncertain."
                .formatted(targetSamples, tree.samples(Dimension.CPU)));
  }
}
