package dev.hasten.profiling.sampling;

import dev.hasten.profiling.Engine;
import dev.hasten.profiling.ProfilingException;
import dev.hasten.target.Jdk;
import java.util.Optional;

/** A way to take samples of JVMs in boxes. */
sealed interface Sampler permits AsyncProfiler, FlightRecorder {
  Engine engine();

  /** Why it cannot be used here, or nothing if it might. */
  Optional<String> hindrance();

  /**
   * Prepares for one launch, with a folder of its own.
   *
   * @param jdk what the sampled JVMs run on
   * @throws ProfilingException if its files cannot be laid out
   */
  Attachment attach(Jdk jdk) throws ProfilingException;
}
