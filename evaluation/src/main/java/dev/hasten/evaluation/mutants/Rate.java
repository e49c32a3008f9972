package dev.hasten.evaluation.mutants;

import dev.hasten.replay.EntryChoice;
import dev.hasten.replay.Input;
import dev.hasten.replay.Observation;
import dev.hasten.replay.Session;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Module;
import dev.hasten.target.Side;
import dev.hasten.target.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How many calls of a method a warm JVM observes.
 *
 * @param library the target's name
 * @param method which method
 * @param size mean size of the calls, as {@link Input#size} counts
 * @param perSecond by the wall clock, with whatever else the machine does
 * @param perCpuSecond by the JVM's own CPU time, all its threads together
 */
record Rate(String library, String method, double size, double perSecond, double perCpuSecond) {
  private static final int CALLS = 4_000;
  private static final int WARM_UPS = 4;
  private static final int FEW = 8;

  /** Measures with the smallest captured calls. */
  static Rate of(
      String library, Sandbox sandbox, Target target, Module module, EntryChoice.Found entry) {
    List<Input> small =
        entry.captures().inputs().stream()
            .sorted(Comparator.comparingLong(Input::size))
            .limit(FEW)
            .toList();
    List<Input> calls = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      calls.add(small.get(i % small.size()));
    }
    Side side = new Side("original", sandbox.newFolder("nothing"));
    Session.Request request =
        new Session.Request(
            sandbox,
            target.jdk(),
            module,
            side,
            entry.entry().method(),
            List.of("-Xmx512m"),
            Map.of(),
            false);
    try (Session session = Session.start(request)) {
      for (int i = 0; i < WARM_UPS; i++) {
        observe(session, calls);
      }
      long cpu = session.cpuNanos();
      long wall = System.nanoTime();
      observe(session, calls);
      double seconds = (System.nanoTime() - wall) / 1e9;
      double cpuSeconds = (session.cpuNanos() - cpu) / 1e9;
      return new Rate(
          library,
          entry.entry().method().toString(),
          small.stream().mapToLong(Input::size).average().orElse(0),
          CALLS / seconds,
          CALLS / cpuSeconds);
    }
  }

  private static void observe(Session session, List<Input> calls) {
    List<Observation> seen = session.observe(calls, Duration.ofSeconds(2));
    if (seen.stream().anyMatch(o -> o.ending() != Observation.Ending.OBSERVED)) {
      throw new IllegalStateException("a captured call was not observed");
    }
  }
}
