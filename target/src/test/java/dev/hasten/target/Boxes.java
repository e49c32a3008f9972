package dev.hasten.target;

import dev.hasten.sandbox.Sandbox;
import dev.hasten.sandbox.Sandbox.Preference;
import dev.hasten.sandbox.SandboxUnavailableException;

/** Opens the sandbox that tests run in: a real one where the machine has one. */
public final class Boxes {
  private Boxes() {}

  public static Sandbox open() throws SandboxUnavailableException {
    try {
      return Sandbox.open(Preference.AUTO, Sandbox.defaultScratch());
    } catch (SandboxUnavailableException e) {
      return Sandbox.open(Preference.NONE, Sandbox.defaultScratch());
    }
  }
}
