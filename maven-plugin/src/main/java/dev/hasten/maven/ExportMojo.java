package dev.hasten.maven;

import dev.hasten.agent.face.Verb;
import org.apache.maven.plugins.annotations.Mojo;

/** Writes the tests of the last run. */
@Mojo(name = "export", aggregator = true, requiresProject = true, threadSafe = true)
public final class ExportMojo extends Goal {
  /** Made by Maven. */
  public ExportMojo() {
    super(Verb.EXPORT);
  }
}
