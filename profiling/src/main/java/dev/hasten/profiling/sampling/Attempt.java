package dev.hasten.profiling.sampling;

import dev.hasten.profiling.CallTree;
import dev.hasten.profiling.Dimension;
import dev.hasten.profiling.Engine;
import dev.hasten.profiling.Profile;
import dev.hasten.profiling.Workload;
import dev.hasten.profiling.recording.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What came of one engine. */
final class Attempt {
  private final Map<Launch, List<Recorded>> recorded = new LinkedHashMap<>();
  private final Map<Launch, Integer> rounds = new LinkedHashMap<>();
  private final Set<String> notes = new LinkedHashSet<>();

  /** Takes what a launch that did its work a number of times recorded. */
  void add(Launch launch, int times, List<Recorded> recordings) {
    rounds.merge(launch, times, Integer::sum);
    recorded.computeIfAbsent(launch, l -> new ArrayList<>()).addAll(recordings);
    recordings.forEach(r -> notes.addAll(r.notes()));
  }

  void note(String note) {
    notes.add(note);
  }

  Set<String> notes() {
    return notes;
  }

  long samples() {
    return all().stream().mapToLong(r -> r.tree().samples(Dimension.CPU)).sum();
  }

  /** All launches together, each at the cost of one of its rounds. */
  CallTree tree() {
    List<CallTree> trees = new ArrayList<>();
    recorded.forEach(
        (launch, some) ->
            some.forEach(r -> trees.add(r.tree().perRound(rounds.getOrDefault(launch, 1)))));
    return CallTree.merge(trees);
  }

  Profile profile(Engine engine, Workload workload, List<String> noted) {
    return new Profile(
        workload,
        workload.phrase() + repetition(),
        engine,
        all().stream().map(Recorded::file).toList(),
        tree(),
        all().stream().map(Recorded::span).reduce(Duration.ZERO, Duration::plus),
        noted);
  }

  private String repetition() {
    int least = rounds.values().stream().mapToInt(r -> r).min().orElse(1);
    int most = rounds.values().stream().mapToInt(r -> r).max().orElse(1);
    if (most == 1) {
      return "";
    }
    return ", repeated %s%d times".formatted(least == most ? "" : "up to ", most);
  }

  private List<Recorded> all() {
    return recorded.values().stream().flatMap(List::stream).toList();
  }
}
