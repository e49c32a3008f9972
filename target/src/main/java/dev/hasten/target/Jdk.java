package dev.hasten.target;

import java.nio.file.Path;

/**
 * An installed JDK.
 *
 * @param home its folder, with {@code bin/java} in it
 * @param feature its feature release, such as 17
 * @param version its full version, such as {@code 17.0.15+6}
 */
public record Jdk(Path home, int feature, String version) {
  /** The launcher. */
  public Path java() {
    return home.resolve("bin/java");
  }
}
