package dev.hasten.target.open;

import java.nio.file.Path;

/** What the user names as the target. */
public sealed interface TargetSpec {
  /** The root of a git repository on this machine. */
  record Directory(Path path) implements TargetSpec {
    @Override
    public String toString() {
      return path.toString();
    }
  }

  /** A repository that git can clone: {@code https}, {@code ssh}, {@code git} or {@code file}. */
  record GitUrl(String url) implements TargetSpec {
    @Override
    public String toString() {
      return url;
    }
  }

  /** A library published on Maven Central with its sources. */
  record Central(String group, String artifact, String version) implements TargetSpec {
    @Override
    public String toString() {
      return "central:" + group + ":" + artifact + ":" + version;
    }
  }

  /**
   * Reads what a user writes: {@code central:GROUP:ARTIFACT:VERSION}, a git URL, {@code
   * user@host:path}, or else a directory.
   *
   * @throws TargetException with {@link TargetProblem.NotASpec} if it is none of these
   */
  static TargetSpec parse(String text) throws TargetException {
    return SpecSyntax.parse(text);
  }
}
