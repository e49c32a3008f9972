package dev.hasten.judge;

import dev.hasten.benchmarks.jmh.JmhBenchmark;
import dev.hasten.replay.Entry;
import dev.hasten.replay.Loosenings;
import dev.hasten.target.MethodRef;
import dev.hasten.verification.Gate;
import dev.hasten.verification.GateResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the gates and the clocks saw.
 *
 * @param gates the gates that were passed, in order
 * @param compared what the comparison on inputs said of each entry, in order
 * @param unobserved methods that the change touches and nothing has shown, with the reasons
 * @param loosenings which differences did not count
 * @param timings what timing said of each entry
 * @param benchmark the exported benchmark of the first entry, where it came so far
 * @param classes folder with the class files of the changed units, where they compile
 * @param took time that each gate took
 * @param waited time that the machine was waited for, which is in none of them
 * @param notes what else a reader should know, a sentence each
 */
public record Evidence(
    List<GateResult.Passed> gates,
    Map<Entry, GateResult> compared,
    Map<MethodRef, String> unobserved,
    Loosenings loosenings,
    List<MethodTiming> timings,
    Optional<JmhBenchmark> benchmark,
    Optional<Path> classes,
    Map<Gate, Duration> took,
    Duration waited,
    List<String> notes) {
  public Evidence {
    gates = List.copyOf(gates);
    timings = List.copyOf(timings);
    notes = List.copyOf(notes);
  }

  /** All the time that the verdict took. */
  public Duration total() {
    return took.values().stream().reduce(Duration.ZERO, Duration::plus);
  }
}
