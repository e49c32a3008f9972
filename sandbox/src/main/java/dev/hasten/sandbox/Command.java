package dev.hasten.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A command to run confined.
 *
 * @param arguments program and arguments; the program is an absolute path
 * @param directory working directory, inside one of the mounts
 * @param mounts what the command sees beside the system's own read-only folders (/usr and what a
 *     JDK needs); everything else of the host is absent
 * @param environment the whole environment of the command but for PATH, HOME, LANG and TZ, which
 *     the sandbox sets
 * @param limits when to stop it
 */
public record Command(
    List<String> arguments,
    Path directory,
    List<Mount> mounts,
    Map<String, String> environment,
    Limits limits) {
  public Command {
    arguments = List.copyOf(arguments);
    mounts = List.copyOf(mounts);
    environment = Map.copyOf(environment);
    if (arguments.isEmpty()) {
      throw new IllegalArgumentException("a command needs a program");
    }
  }
}
