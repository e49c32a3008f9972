package dev.hasten.maven;

import dev.hasten.agent.face.Verb;
import org.apache.maven.plugins.annotations.Mojo;

/** Profiles this repository and ranks its hotspots. */
@Mojo(name = "profile", aggregator = true, requiresProject = true, threadSafe = true)
public final class ProfileMojo extends Goal {
  /** Made by Maven. */
  public ProfileMojo() {
    super(Verb.PROFILE);
  }
}
