package dev.hasten.target.open;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the forms of a target apart. */
final class SpecSyntax {
  private static final Pattern CENTRAL =
      Pattern.compile("central:([\\w.-]+):([\\w.-]+):([\\w.+-]+)");
  private static final Pattern URL = Pattern.compile("(https?|ssh|git|file)://\\S+");
  private static final Pattern SCP = Pattern.compile("[\\w.-]+@[\\w.-]+:[^:\\s]+");

  private SpecSyntax() {}

  static TargetSpec parse(String text) throws TargetException {
    String trimmed = text.strip();
    if (trimmed.startsWith("central:")) {
      Matcher central = CENTRAL.matcher(trimmed);
      if (!central.matches()) {
        throw new TargetException(new TargetProblem.NotASpec(text));
      }
      return new TargetSpec.Central(central.group(1), central.group(2), central.group(3));
    }
    if (URL.matcher(trimmed).matches() || SCP.matcher(trimmed).matches()) {
      return new TargetSpec.GitUrl(trimmed);
    }
    if (trimmed.isEmpty() || trimmed.contains("://")) {
      throw new TargetException(new TargetProblem.NotASpec(text));
    }
    try {
      return new TargetSpec.Directory(Path.of(trimmed));
    } catch (InvalidPathException e) {
      throw new TargetException(new TargetProblem.NotASpec(text), e);
    }
  }
}
