package dev.hasten.maven;

import dev.hasten.agent.face.Verb;
import org.apache.maven.plugins.annotations.Mojo;

/** Says what this machine has and lacks, and every setting with where it came from. */
@Mojo(name = "doctor", aggregator = true, requiresProject = false, threadSafe = true)
public final class DoctorMojo extends Goal {
  /** Made by Maven. */
  public DoctorMojo() {
    super(Verb.DOCTOR);
  }
}
