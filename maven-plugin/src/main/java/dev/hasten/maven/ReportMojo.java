package dev.hasten.maven;

import dev.hasten.agent.face.Verb;
import org.apache.maven.plugins.annotations.Mojo;

/** Writes the reports of the last run again. */
@Mojo(name = "report", aggregator = true, requiresProject = true, threadSafe = true)
public final class ReportMojo extends Goal {
  /** Made by Maven. */
  public ReportMojo() {
    super(Verb.REPORT);
  }
}
