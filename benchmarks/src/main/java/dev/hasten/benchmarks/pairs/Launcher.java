package dev.hasten.benchmarks.pairs;

import dev.hasten.benchmarks.Band;
import java.util.Set;

/** Starts the JVMs that time bands; a band's pool is its ordinal. */
public interface Launcher extends Starter {
  /** The bands that its contestants can run, at least one. */
  Set<Band> bands();
}
