package dev.hasten.benchmarks.pairs;

/** Starts the JVMs of a comparison, both sides with the same inputs, flags and adapter. */
public interface Starter {
  /**
   * Starts a fresh JVM.
   *
   * @throws ContestantFailure if it does not come up
   */
  Contestant launch(Role role) throws ContestantFailure;
}
