package dev.hasten.target.open;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How and where to open a target.
 *
 * @param work folder below which the private clone is made; a clone of the same commit that is
 *     there already is used again, with the branches in it
 * @param log file that receives what the build writes
 * @param cache folder that runs share, for Maven distributions, downloads and the local repository
 * @param revision the commit to open; nothing means what is checked out, or the default branch
 * @param jdk home of the JDK to build and run with; nothing means one that serves the build
 * @param environment the user's environment variables, of which the build gets those that are no
 *     secrets
 * @param offline whether the build and downloads must do without the network
 * @param limit wall time for one run of the build
 * @param listener receives a line for each step
 */
public record OpenRequest(
    Path work,
    Path log,
    Path cache,
    Optional<String> revision,
    Optional<Path> jdk,
    Map<String, String> environment,
    boolean offline,
    Duration limit,
    Consumer<String> listener) {
  /** Wall time for one run of the build where the user sets none. */
  public static final Duration USUAL_LIMIT = Duration.ofMinutes(30);

  public OpenRequest {
    work = work.toAbsolutePath().normalize();
    log = log.toAbsolutePath().normalize();
    cache = cache.toAbsolutePath().normalize();
    environment = Map.copyOf(environment);
  }
}
