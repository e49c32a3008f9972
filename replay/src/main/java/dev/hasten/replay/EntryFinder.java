package dev.hasten.replay;

import dev.hasten.profiling.Hotspot;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.test.TestId;
import dev.hasten.target.test.TestRequest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
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
  private final UnaryOperator<Captures> replayable;
  private final Set<String> recipes;

  /**
   * @param recorder records calls of methods that may become entries
   */
  public EntryFinder(Recorder recorder) {
    this(recorder, captures -> captures, Set.of());
  }

  /**
   * A finder for captures that are replayed where some classes have other fields.
   *
   * @param replayable leaves of captures the samples that can be replayed
   * @param recipes binary names of these classes: see {@link Recorder#capture(List, TestRequest,
   *     Set)}
   */
  public EntryFinder(Recorder recorder, UnaryOperator<Captures> replayable, Set<String> recipes) {
    this.recorder = recorder;
    this.replayable = replayable;
    this.recipes = Set.copyOf(recipes);
  }

  /** The entry of a hotspot, its callers taken from the profile. */
  public EntryChoice find(Hotspot hotspot, TestRequest request) {
    return search(List.of(wanted(hotspot)), request).get(0);
  }

  /** The entry of a method of which no profile tells the callers: they are seen at run time. */
  public EntryChoice find(MethodRef method, TestRequest request) {
    return search(List.of(new Wanted(method, List.of())), request).get(0);
  }

  /**
   * The entries of several hotspots of one module, for the price of one run of the tests, or of two
   * where callers have to be tried that no profile names.
   *
   * @return a choice for each hotspot, in their order
   */
  public Map<MethodRef, EntryChoice> findAll(List<Hotspot> hotspots, TestRequest request) {
    Map<MethodRef, EntryChoice> all = new LinkedHashMap<>();
    if (!hotspots.isEmpty()) {
      List<Wanted> wanted = hotspots.stream().map(EntryFinder::wanted).toList();
      List<EntryChoice> choices = search(wanted, request);
      for (int i = 0; i < choices.size(); i++) {
        all.put(wanted.get(i).method, choices.get(i));
      }
    }
    return all;
  }

  /**
   * The entries of several methods of which no profile tells the callers, for the price of two or
   * three runs of the tests.
   *
   * @return a choice for each method, in their order
   */
  public Map<MethodRef, EntryChoice> findAll(Collection<MethodRef> methods, TestRequest request) {
    Map<MethodRef, EntryChoice> all = new LinkedHashMap<>();
    if (!methods.isEmpty()) {
      List<Wanted> wanted = methods.stream().map(m -> new Wanted(m, List.of())).toList();
      List<EntryChoice> choices = search(wanted, request);
      for (int i = 0; i < choices.size(); i++) {
        all.put(wanted.get(i).method, choices.get(i));
      }
    }
    return all;
  }

  private record Caller(MethodRef method, int distance, double share) {}

  /** A method that needs an entry, with the callers that are known of. */
  private record Wanted(MethodRef method, List<Caller> callers) {
    Wanted {
      callers = nearest(callers);
    }

    /** The same, with callers that were seen at run time. */
    Wanted with(List<Caller> more) {
      List<Caller> all = new ArrayList<>(callers);
      all.addAll(more);
      return new Wanted(method, all);
    }
  }

  private static Wanted wanted(Hotspot hotspot) {
    return new Wanted(
        hotspot.method(),
        hotspot.callers().stream()
            .map(caller -> new Caller(caller.method(), caller.distance(), caller.share()))
            .toList());
  }

  private List<EntryChoice> search(List<Wanted> all, TestRequest request) {
    Set<MethodRef> watched = new LinkedHashSet<>();
    all.forEach(wanted -> watched.add(wanted.method));
    all.forEach(wanted -> wanted.callers.forEach(caller -> watched.add(caller.method)));
    Found found = new Found(recorder.capture(List.copyOf(watched), request, recipes));
    List<Wanted> searched =
        all.stream()
            .map(wanted -> found.isSettled(wanted) ? wanted : withSeen(wanted, found, request))
            .toList();
    Set<MethodRef> unwatched = new LinkedHashSet<>();
    Set<TestId> tests = new LinkedHashSet<>();
    for (Wanted wanted : searched) {
      List<MethodRef> more =
          wanted.callers.stream().map(Caller::method).filter(m -> !watched.contains(m)).toList();
      unwatched.addAll(more);
      tests.addAll(more.isEmpty() ? Set.of() : found.testsOf(wanted.method));
    }
    if (!unwatched.isEmpty()) {
      found.captures.putAll(
          recorder.capture(List.copyOf(unwatched), request.only(tests), recipes).captures());
    }
    return searched.stream().map(found::choice).toList();
  }

  private static Wanted withSeen(Wanted wanted, Found found, TestRequest request) {
    Captures own = found.captures.get(wanted.method);
    return own == null ? wanted : wanted.with(seen(own, request.module()));
  }

  /** Callers nearest first, each once, the more frequent of two at the same distance first. */
  private static List<Caller> nearest(List<Caller> callers) {
    Map<MethodRef, Caller> once = new LinkedHashMap<>();
    callers.stream()
        .filter(caller -> caller.distance <= FARTHEST)
        // A class is initialised once in a JVM: there is no calling that again.
        .filter(caller -> !caller.method.name().equals("<clinit>"))
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
        if (isInitializer(frame)) {
          // Who happens to be the first to need a class does not call what initialises it.
          break;
        }
        Optional<MethodRef> method = frames.resolve(frame);
        if (method.isPresent() && !method.get().equals(captures.entry())) {
          distance++;
          callers.add(new Caller(method.get(), distance, (double) chain.calls() / looked));
        }
      }
    }
    return callers;
  }

  private static boolean isInitializer(CallerChain.Frame frame) {
    return frame.method().equals("<clinit>");
  }

  /** What was captured so far, and what it means for a method. */
  private final class Found {
    final Map<MethodRef, Captures> captures;
    private final Map<Captures, Captures> replay = new IdentityHashMap<>();

    private final String silence;

    Found(Recorder.Recording first) {
      captures = new LinkedHashMap<>(first.captures());
      silence =
          first.tests().results().isEmpty()
              ? "no test runs with its module"
              : "the JVM of the tests did not start with the agent";
    }

    /** Whether looking for further callers would change nothing. */
    boolean isSettled(Wanted wanted) {
      Captures own = captures.get(wanted.method);
      return own == null || own.calls() == 0 || choose(wanted, true).isPresent();
    }

    Set<TestId> testsOf(MethodRef method) {
      Captures own = captures.get(method);
      return own == null ? Set.of() : own.tests();
    }

    EntryChoice choice(Wanted wanted) {
      Captures own = captures.get(wanted.method);
      if (own == null) {
        return new EntryChoice.None(silence, List.of(), false);
      }
      if (own.calls() == 0) {
        String note = own.notes().stream().findFirst().map(text -> ": " + text).orElse("");
        return new EntryChoice.None("no test reaches it" + note, List.of(), false);
      }
      return choose(wanted, true)
          .or(() -> choose(wanted, false))
          .orElseGet(() -> none(own, wanted.callers, captures));
    }

    private Optional<EntryChoice> choose(Wanted wanted, boolean strict) {
      List<Caller> candidates = new ArrayList<>(List.of(new Caller(wanted.method, 0, 1)));
      candidates.addAll(wanted.callers);
      for (Caller caller : candidates) {
        Captures of = captures.get(caller.method);
        if (of == null || !isEnough(of, strict)) {
          continue;
        }
        Captures usable = replay.computeIfAbsent(of, replayable);
        if (isEnough(usable, strict)) {
          int distance = caller.method.equals(wanted.method) ? 0 : caller.distance;
          return Optional.of(
              new EntryChoice.Found(new Entry(caller.method, wanted.method, distance), usable));
        }
      }
      return Optional.empty();
    }

    private static boolean isEnough(Captures captures, boolean strict) {
      return !captures.samples().isEmpty() && (!strict || captures.coverage() >= ENOUGH);
    }
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
    return new EntryChoice.None(obstacle(own), tried, own.calls() > 0);
  }

  private static String obstacle(Captures captures) {
    if (captures.calls() == 0) {
      return "no test reaches it";
    }
    if (!captures.samples().isEmpty()) {
      return "its calls do not replay as they were recorded";
    }
    if (!captures.callers().isEmpty()
        && captures.callers().stream()
            .allMatch(chain -> chain.frames().stream().anyMatch(EntryFinder::isInitializer))) {
      return "it is called while a class is initialised, once in a JVM, and " + reasons(captures);
    }
    return reasons(captures);
  }

  private static String reasons(Captures captures) {
    String reasons =
        captures.refusals().entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(2)
            .map(Map.Entry::getKey)
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? "none of its calls ended" : "its arguments hold " + reasons;
  }
}
