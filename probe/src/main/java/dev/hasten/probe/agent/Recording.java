package dev.hasten.probe.agent;

import dev.hasten.probe.hook.Hook;

/** A listener that writes what it saw to a file. */
interface Recording extends Hook.Listener {
  /** Writes what is not on disk yet; the JVM ends. */
  void finish();
}
