package dev.hasten.maven;

import dev.hasten.agent.face.Verb;
import org.apache.maven.plugins.annotations.Mojo;

/** Profiles this repository, proposes rewrites, proves them and commits them on a branch. */
@Mojo(name = "optimize", aggregator = true, requiresProject = true, threadSafe = true)
public final class OptimizeMojo extends Goal {
  /** Made by Maven. */
  public OptimizeMojo() {
    super(Verb.OPTIMIZE);
  }
}
