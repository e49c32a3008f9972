package dev.hasten.sandbox;

import java.util.List;
import java.util.Map;

/** One way of confining a command: turns a command into a command line of the host. */
interface Backend {
  Confinement confinement();

  /** The command line that builds the box and runs what is in it. */
  Launch launch(Command command, Box.Setting setting);

  /**
   * A command line of the host with its whole environment.
   *
   * @param arguments program, found on the fixed search path of the environment, and arguments
   */
  record Launch(List<String> arguments, Map<String, String> environment) {}
}
