package dev.hasten.benchmarks.pairs;

import dev.hasten.benchmarks.Band;
import java.util.Set;

/** Starts the JVMs of a comparison, both sides with the same inputs, flags and adapter. */
public interface Launcher {
  /** The bands that its contestants can run, at least one. */
  Set<Band> bands();

  /**
   * Starts a fresh JVM.
   *
   * @throws ContestantFailure if it does not come up
   */
  Contestant launch(Role role) throws ContestantFailure;
}
