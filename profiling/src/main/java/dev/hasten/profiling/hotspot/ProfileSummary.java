package dev.hasten.profiling.hotspot;

import dev.hasten.profiling.Dimension;
import dev.hasten.profiling.Hotspot;
import dev.hasten.profiling.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A profile and its hotspots in plain values, for reports and for files.
 *
 * @param of what all shares are shares of, such as {@code the test run}
 * @param engine what took the samples
 * @param seconds time from the first to the last sample
 * @param samples number of samples by dimension
 * @param places where the CPU time went, in words, the largest share first
 * @param targetShares share of each dimension that belongs to the target's main code
 * @param hotspots best first
 * @param excluded what is not ranked, the dearest first, with the reason in words
 * @param notes what a reader of the numbers should know, a sentence each
 */
public record ProfileSummary(
    String of,
    String engine,
    double seconds,
    Map<String, Long> samples,
    Map<String, Double> places,
    Map<String, Double> targetShares,
    List<Row> hotspots,
    List<Left> excluded,
    List<String> notes) {
  /**
   * One hotspot.
   *
   * @param method class, name and descriptor, {@code a.b.C#m(I)V}
   * @param module the module that holds it
   * @param self share by dimension of the whole workload where it is the deepest frame
   * @param total share by dimension where it is anywhere on the stack
   * @param ofTarget self share of the CPU time that belongs to the target
   * @param ceiling highest speedup of the workload by Amdahl's law; null where there is none
   *     because the method is on every stack
   * @param callers nearest first
   * @param lines share of the CPU time by source line
   */
  public record Row(
      String method,
      String module,
      Map<String, Double> self,
      Map<String, Double> total,
      double ofTarget,
      @Nullable Double ceiling,
      List<Via> callers,
      Map<Integer, Double> lines) {}

  /** A caller, how many methods of the target away, and the share that came through it. */
  public record Via(String method, int distance, double share) {}

  /** A method that is not ranked, why, and its self share of the CPU time. */
  public record Left(String method, String reason, double cpu) {}

  /** The summary of a profile and of what was made of it. */
  public static ProfileSummary of(Profile profile, Hotspots hotspots) {
    Map<String, Long> samples = new LinkedHashMap<>();
    for (Dimension dimension : Dimension.values()) {
      samples.put(dimension.word(), profile.tree().samples(dimension));
    }
    Map<String, Double> places = new LinkedHashMap<>();
    hotspots.places().entrySet().stream()
        .sorted(Map.Entry.<Place, Double>comparingByValue(Comparator.reverseOrder()))
        .forEach(e -> places.put(e.getKey().word(), e.getValue()));
    List<String> notes = new ArrayList<>(profile.notes());
    notes.addAll(hotspots.notes());
    return new ProfileSummary(
        hotspots.phrase(),
        profile.engine().word(),
        profile.span().toMillis() / 1000.0,
        samples,
        places,
        hotspots.targetShares().entrySet().stream()
            .collect(Collectors.toMap(e -> e.getKey().word(), Map.Entry::getValue)),
        hotspots.ranked().stream().map(h -> row(h, hotspots)).toList(),
        hotspots.excluded().stream()
            .map(e -> new Left(e.method().toString(), e.reason().sentence(), e.cpu()))
            .toList(),
        notes);
  }

  private static Row row(Hotspot hotspot, Hotspots hotspots) {
    Map<String, Double> self = new TreeMap<>();
    Map<String, Double> total = new TreeMap<>();
    hotspot
        .shares()
        .forEach(
            (dimension, share) -> {
              self.put(dimension.word(), share.self());
              total.put(dimension.word(), share.total());
            });
    return new Row(
        hotspot.method().toString(),
        hotspot.module().name(),
        self,
        total,
        hotspots.shareOfTarget(hotspot, Dimension.CPU),
        Double.isFinite(hotspot.ceiling()) ? hotspot.ceiling() : null,
        hotspot.callers().stream()
            .map(c -> new Via(c.method().toString(), c.distance(), c.share()))
            .toList(),
        new TreeMap<>(hotspot.lines()));
  }
}
