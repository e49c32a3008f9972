package dev.hasten.target;

import java.nio.file.Path;
import java.util.List;

/**
 * How Maven is started for a target.
 *
 * @param home the Maven installation, with {@code bin/mvn} in it: what the target's wrapper names,
 *     or the one on the machine
 * @param version its version
 * @param localRepository the local repository that the warm-up filled
 * @param arguments arguments that every call carries
 */
public record MavenCommand(
    Path home, String version, Path localRepository, List<String> arguments) {
  public MavenCommand {
    arguments = List.copyOf(arguments);
  }
}
