package dev.hasten.target.open;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Maven wrote in a run that failed.
 *
 * @param lines all of it
 */
record BuildLog(List<String> lines) {
  private static final int TAIL = 30;
  private static final Pattern GOAL =
      Pattern.compile("Failed to execute goal ([\\w.-]+):([\\w.-]+):([^: ]+):([\\w-]+)");
  private static final Pattern OLD_LEVEL =
      Pattern.compile(
          "(Source|Target) option \\d is no longer supported"
              + "|invalid (source|target) release: 1\\.[1-7]\\b"
              + "|release version [1-7] not supported");
  private static final Pattern NEW_LEVEL =
      Pattern.compile("(?:invalid (?:source|target) release|release version)[: ]+(?:1\\.)?(\\d+)");
  private static final Pattern NEW_CLASS =
      Pattern.compile("(?:wrong version|class file version|major version) (\\d+)");
  private static final Pattern JDK_RANGE =
      Pattern.compile("Detected JDK .*?is not in the allowed range ([\\[(][^\\])]*[\\])]|[\\d.]+)");
  private static final Pattern NEWER_MAVEN =
      Pattern.compile(
          "Detected Maven Version: \\S+ is not in the allowed range|requires Maven version");

  /** What Maven says under every failure. */
  private static final Pattern EMPTY =
      Pattern.compile(
          "\\[ERROR\\]\\s*(-> \\[Help.*|To see the full stack trace.*|Re-run Maven.*"
              + "|For more information about the errors.*|\\[Help \\d+\\].*)?");

  private static final int CLASS_FILE_BASE = 44;

  /** The artifact id of the plugin that failed the build. */
  Optional<String> failedPlugin() {
    return find(GOAL).map(goal -> goal.group(2));
  }

  boolean refusesOldLevel() {
    return find(OLD_LEVEL).isPresent();
  }

  boolean wantsNewerMaven() {
    return find(NEWER_MAVEN).isPresent();
  }

  /** Whether a module needs others of the build as jars, which the test phase does not make. */
  boolean wantsJars() {
    return lines.stream()
        .anyMatch(
            line ->
                line.contains("Could not resolve dependencies")
                    || line.contains("module-info.java") && line.contains("module not found"));
  }

  boolean blockedHttp() {
    return lines.stream().anyMatch(line -> line.contains("maven-default-http-blocker"));
  }

  /** The Java release that a newer JDK would be needed for. */
  OptionalInt wantedJava() {
    Optional<Matcher> level = find(NEW_LEVEL);
    if (level.isPresent()) {
      return OptionalInt.of(Integer.parseInt(level.get().group(1)));
    }
    Optional<Matcher> version = find(NEW_CLASS);
    return version.isPresent()
        ? OptionalInt.of(Integer.parseInt(version.get().group(1)) - CLASS_FILE_BASE)
        : OptionalInt.empty();
  }

  /** The range of JDK versions that an enforcer rule allows. */
  Optional<String> allowedJdks() {
    return find(JDK_RANGE).map(range -> range.group(1));
  }

  /** The lines that say what failed: the first errors, or else the last lines. */
  List<String> tail() {
    List<String> errors =
        lines.stream()
            .filter(line -> line.startsWith("[ERROR]") && !EMPTY.matcher(line).matches())
            .distinct()
            .limit(TAIL)
            .toList();
    return errors.isEmpty()
        ? lines.subList(Math.max(0, lines.size() - TAIL), lines.size())
        : errors;
  }

  private Optional<Matcher> find(Pattern pattern) {
    return lines.stream().map(pattern::matcher).filter(Matcher::find).findFirst();
  }
}
