package dev.hasten.profiling.hotspot;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the marks by which generators own up to a source file. */
final class GeneratedMark {
  /** {@code @Generated} of javax and jakarta is not kept in class files. */
  private static final Pattern ANNOTATION =
      Pattern.compile("^\\s*@(?:[\\w.]+\\.)?Generated\\b", Pattern.MULTILINE);

  private static final Pattern COMMENT =
      Pattern.compile("generated (?:by|from|code|file)|do not edit", Pattern.CASE_INSENSITIVE);

  private static final Pattern PACKAGE = Pattern.compile("^package\\s", Pattern.MULTILINE);

  private static final Pattern TYPE =
      Pattern.compile("^[^*/\\n]*\\b(?:class|interface|enum|record)\\s+\\w", Pattern.MULTILINE);

  private GeneratedMark() {}

  /** Whether the text before the first type says that a tool wrote it. */
  static boolean isIn(String source) {
    Matcher type = TYPE.matcher(source);
    String head = type.find() ? source.substring(0, type.start()) : source;
    return ANNOTATION.matcher(head).find() || COMMENT.matcher(fileComment(source)).find();
  }

  /** What stands above the package: the Javadoc of a class may speak of generating things. */
  private static String fileComment(String source) {
    Matcher statement = PACKAGE.matcher(source);
    return statement.find() ? source.substring(0, statement.start()) : "";
  }
}
