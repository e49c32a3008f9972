package dev.hasten.target.open;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
    String trimmed = text.strip();
    if (trimmed.startsWith("central:")) {
      Matcher central = Syntax.CENTRAL.matcher(trimmed);
      if (!central.matches()) {
        throw new TargetException(new TargetProblem.NotASpec(text));
      }
      return new Central(central.group(1), central.group(2), central.group(3));
    }
    if (Syntax.URL.matcher(trimmed).matches() || Syntax.SCP.matcher(trimmed).matches()) {
      return new GitUrl(trimmed);
    }
    try {
      if (trimmed.isEmpty() || trimmed.contains("://")) {
        throw new TargetException(new TargetProblem.NotASpec(text));
      }
      return new Directory(Path.of(trimmed));
    } catch (InvalidPathException e) {
      throw new TargetException(new TargetProblem.NotASpec(text), e);
    }
  }

  /** The forms that {@link #parse} tells apart. */
  final class Syntax {
    private static final Pattern CENTRAL =
        Pattern.compile("central:([\\w.-]+):([\\w.-]+):([\\w.+-]+)");
    private static final Pattern URL = Pattern.compile("(https?|ssh|git|file)://\\S+");
    private static final Pattern SCP = Pattern.compile("[\\w.-]+@[\\w.-]+:[^:\\s]+");

    private Syntax() {}
  }
}
