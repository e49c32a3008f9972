package dev.hasten.profiling.sampling;

import dev.hasten.profiling.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * How a workload is profiled.
 *
 * @param recordings folder that keeps the recordings, made if missing
 * @param limit wall time for one launch of the workload
 * @param repeat CPU time of a JVM until which tests are run again and again in it; zero for once
 * @param engines what may take the samples, in order of preference
 * @param enoughSamples CPU samples in the target's main code with which the profile is content;
 *     with fewer the workload is launched again
 * @param launches how often the workload is launched at most, at least 1
 */
public record ProfilerSettings(
    Path recordings,
    Duration limit,
    Duration repeat,
    List<Engine> engines,
    long enoughSamples,
    int launches) {
  public ProfilerSettings {
    engines = List.copyOf(engines);
    if (engines.isEmpty() || launches < 1 || limit.isNegative() || limit.isZero()) {
      throw new IllegalArgumentException("an engine, a launch and some time are needed");
    }
  }

  /**
   * Either engine, async-profiler first; at most five launches of ten minutes each, tests repeated
   * until they have used five seconds of CPU time.
   */
  public static ProfilerSettings in(Path recordings) {
    return new ProfilerSettings(
        recordings,
        Duration.ofMinutes(10),
        Duration.ofSeconds(5),
        List.of(Engine.ASYNC_PROFILER, Engine.FLIGHT_RECORDER),
        200,
        5);
  }

  /** The same with another limit for one launch. */
  public ProfilerSettings limit(Duration newLimit) {
    return new ProfilerSettings(recordings, newLimit, repeat, engines, enoughSamples, launches);
  }

  /** The same with another time until which tests are repeated. */
  public ProfilerSettings repeat(Duration newRepeat) {
    return new ProfilerSettings(recordings, limit, newRepeat, engines, enoughSamples, launches);
  }
}
