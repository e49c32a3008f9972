package dev.hasten.benchmarks.pairs;

import java.util.List;

/** Starts the JVMs that time the rungs of a ladder of sizes; a rung's pool is its index. */
public interface LadderLauncher extends Starter {
  /** How much data the calls of each rung carry, ascending. */
  List<Long> sizes();
}
