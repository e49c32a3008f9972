package dev.hasten.profiling.hotspot;

import dev.hasten.profiling.Hotspot;
import dev.hasten.target.MethodRef;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Gathers who calls some methods and which of their lines cost. */
final class Neighbourhood {
  private static final int MOST_CALLERS = 20;

  private static final class Around {
    private final Map<MethodRef, long[]> callers = new HashMap<>();
    private final Map<Integer, Long> lines = new HashMap<>();
    private final Map<Integer, Long> selfLines = new HashMap<>();
  }

  private final Map<MethodRef, Around> around = new HashMap<>();

  Neighbourhood(Collection<MethodRef> methods) {
    methods.forEach(m -> around.put(m, new Around()));
  }

  void add(Stacks.View view, long cpu) {
    if (cpu == 0) {
      return;
    }
    List<Stacks.Step> steps = view.steps();
    Set<MethodRef> seen = new HashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      MethodRef method = steps.get(i).owner().method();
      Around found = around.get(method);
      if (found != null && seen.add(method)) {
        found.lines.merge(steps.get(i).line(), cpu, Long::sum);
        if (i == 0) {
          found.selfLines.merge(steps.get(i).line(), cpu, Long::sum);
        }
        addCallers(found, steps, lastIndexOf(method, steps), cpu);
      }
    }
  }

  /** The callers of a method that calls itself are those of its outermost call. */
  private static int lastIndexOf(MethodRef method, List<Stacks.Step> steps) {
    int last = steps.size() - 1;
    while (!steps.get(last).owner().method().equals(method)) {
      last--;
    }
    return last;
  }

  private static void addCallers(Around found, List<Stacks.Step> steps, int callee, long cpu) {
    Set<MethodRef> seen = new HashSet<>();
    MethodRef below = steps.get(callee).owner().method();
    int distance = 0;
    for (Stacks.Step step : steps.subList(callee + 1, steps.size())) {
      MethodRef caller = step.owner().method();
      // A lambda and the method it is written in are one method on several frames.
      distance += caller.equals(below) ? 0 : 1;
      below = caller;
      if (!step.owner().location().test() && seen.add(caller)) {
        long[] sum = found.callers.computeIfAbsent(caller, m -> new long[] {0, Long.MAX_VALUE});
        sum[0] += cpu;
        sum[1] = Math.min(sum[1], distance);
      }
      if (caller.name().equals("<clinit>")) {
        // Who happens to be the first to need a class does not call what initialises it.
        return;
      }
    }
  }

  List<Hotspot.Caller> callers(MethodRef method, long whole) {
    Around found = around.getOrDefault(method, new Around());
    return found.callers.entrySet().stream()
        .map(
            e ->
                new Hotspot.Caller(
                    e.getKey(), (int) e.getValue()[1], (double) e.getValue()[0] / whole))
        .sorted(
            Comparator.comparingInt(Hotspot.Caller::distance)
                .thenComparing(Comparator.comparingDouble(Hotspot.Caller::share).reversed())
                .thenComparing(Hotspot.Caller::method))
        .limit(MOST_CALLERS)
        .toList();
  }

  Map<Integer, Double> lines(MethodRef method, long whole) {
    return shares(around.getOrDefault(method, new Around()).lines, whole);
  }

  Map<Integer, Double> selfLines(MethodRef method, long whole) {
    return shares(around.getOrDefault(method, new Around()).selfLines, whole);
  }

  private static Map<Integer, Double> shares(Map<Integer, Long> lines, long whole) {
    Map<Integer, Double> shares = new TreeMap<>();
    lines.forEach(
        (line, weight) -> {
          if (line > 0) {
            shares.put(line, (double) weight / whole);
          }
        });
    return shares;
  }
}
