package dev.hasten.replay;

import dev.hasten.profiling.Hotspot;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.test.TestId;
import dev.hasten.target.test.TestRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds the entry of a hotspot: the hotspot itself where its receiver and arguments can be written
 * down, else the nearest caller for which that holds.
 */
public final class EntryFinder {
  /** How far up the stack callers are tried. */
  public static final int FARTHEST = 6;

  /** A sample must stand for at least this share of a method's calls to be preferred. */
  private static final double ENOUGH = 0.5;

  private final Recorder recorder;
  private final Predicate<Captures> replayable;

  /**
   * @param replayable whether captures can be replayed faithfully on the original; where that is
   *     checked later, {@code captures -> true}
   */
  public EntryFinder(Recorder recorder, Predicate<Captures> replayable) {
    this.recorder = recorder;
    this.replayable = replayable;
  }

  /** The entry of a hotspot, its callers taken from the profile. */
  public EntryChoice find(Hotspot hotspot, TestRequest request) {
    List<Caller> callers =
        hotspot.callers().stream()
            .map(caller -> new Caller(caller.method(), caller.distance(), caller.share()))
            .toList();
    return find(hotspot.method(), callers, request);
  }

  /** The entry of a method of which no profile tells the callers: they are seen at run time. */
  public EntryChoice find(MethodRef method, TestRequest request) {
    return find(method, List.of(), request);
  }

  private record Caller(MethodRef method, int distance, double share) {}

  private EntryChoice find(MethodRef method, List<Caller> profiled, TestRequest request) {
    Set<MethodRef> watched = new LinkedHashSet<>(Set.of(method));
    nearest(profiled).forEach(caller -> watched.add(caller.method));
    Recorder.Recording first = recorder.capture(List.copyOf(watched), request);
    Captures own = first.captures().get(method);
    if (own == null) {
      return new EntryChoice.None("the JVM of the tests did not start with the agent", List.of());
    }
    if (own.calls() == 0) {
      String note = own.notes().stream().findFirst().map(text -> ": " + text).orElse("");
      return new EntryChoice.None("no test reaches it" + note, List.of());
    }
    Map<MethodRef, Captures> captures = new LinkedHashMap<>(first.captures());
    Optional<EntryChoice> choice = choose(method, nearest(profiled), captures, true);
    if (choice.isPresent()) {
      return choice.get();
    }
    List<Caller> callers = nearest(seen(own, request.module()));
    List<MethodRef> unwatched =
        callers.stream().map(Caller::method).filter(each -> !watched.contains(each)).toList();
    if (!unwatched.isEmpty()) {
      Set<TestId> tests = own.tests();
      captures.putAll(recorder.capture(unwatched, request.only(tests)).captures());
    }
    List<Caller> all = new ArrayList<>(nearest(profiled));
    all.addAll(callers);
    return choose(method, nearest(all), captures, true)
        .or(() -> choose(method, nearest(all), captures, false))
        .orElseGet(() -> none(own, nearest(all), captures));
  }

  /** Callers nearest first, each once, the more frequent of two at the same distance first. */
  private static List<Caller> nearest(List<Caller> callers) {
    Map<MethodRef, Caller> once = new LinkedHashMap<>();
    callers.stream()
        .filter(caller -> caller.distance <= FARTHEST)
        .sorted(
            Comparator.comparingInt(Caller::distance)
                .thenComparing(Comparator.comparingDouble(Caller::share).reversed()))
        .forEach(caller -> once.putIfAbsent(caller.method, caller));
    return once.values().stream().limit(2L * FARTHEST).toList();
  }

  /** The callers on the stacks that the agent saw. */
  private static List<Caller> seen(Captures captures, Module module) {
    CallerFrames frames = new CallerFrames(module);
    long looked = captures.callers().stream().mapToLong(CallerChain::calls).sum();
    List<Caller> callers = new ArrayList<>();
    for (CallerChain chain : captures.callers()) {
      int distance = 0;
      for (CallerChain.Frame frame : chain.frames()) {
        Optional<MethodRef> method = frames.resolve(frame);
        if (method.isPresent() && !method.get().equals(captures.entry())) {
          distance++;
          callers.add(new Caller(method.get(), distance, (double) chain.calls() / looked));
        }
      }
    }
    return callers;
  }

  private Optional<EntryChoice> choose(
      MethodRef method, List<Caller> callers, Map<MethodRef, Captures> all, boolean strict) {
    List<Caller> candidates = new ArrayList<>(List.of(new Caller(method, 0, 1)));
    candidates.addAll(callers);
    for (Caller caller : candidates) {
      Captures captures = all.get(caller.method);
      boolean enough =
          captures != null
              && !captures.samples().isEmpty()
              && (!strict || captures.coverage() >= ENOUGH);
      if (captures != null && enough && replayable.test(captures)) {
        int distance = caller.method.equals(method) ? 0 : caller.distance;
        return Optional.of(
            new EntryChoice.Found(new Entry(caller.method, method, distance), captures));
      }
    }
    return Optional.empty();
  }

  private static EntryChoice.None none(
      Captures own, List<Caller> callers, Map<MethodRef, Captures> all) {
    List<String> tried = new ArrayList<>(List.of(own.entry() + ": " + obstacle(own)));
    for (Caller caller : callers) {
      Captures captures = all.get(caller.method);
      if (captures != null) {
        tried.add(caller.method + ": " + obstacle(captures));
      }
    }
    return new EntryChoice.None(obstacle(own), tried);
  }

  private static String obstacle(Captures captures) {
    if (captures.calls() == 0) {
      return "no test reaches it";
    }
    if (!captures.samples().isEmpty()) {
      return "its calls do not replay as they were recorded";
    }
    String reasons =
        captures.refusals().entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(2)
            .map(Map.Entry::getKey)
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? "none of its calls ended" : "its arguments hold " + reasons;
  }
}
