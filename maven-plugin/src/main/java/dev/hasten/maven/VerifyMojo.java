package dev.hasten.maven;

import dev.hasten.agent.face.Verb;
import org.apache.maven.plugins.annotations.Mojo;

/** Gives a verdict on a change: {@code -Dhasten.argument=BASE..HEAD}. */
@Mojo(name = "verify", aggregator = true, requiresProject = true, threadSafe = true)
public final class VerifyMojo extends Goal {
  /** Made by Maven. */
  public VerifyMojo() {
    super(Verb.VERIFY);
  }
}
