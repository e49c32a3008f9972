package dev.hasten.target.compile;

import java.util.Set;
import java.util.regex.Pattern;

/** Class names as they come out of a box: they become paths only if they cannot lead elsewhere. */
final class ClassNames {
  private static final Pattern NAME =
      Pattern.compile(
          "(?:\\p{javaJavaIdentifierPart}+\\.)*(?:\\p{javaJavaIdentifierPart}+|package-info)");

  private ClassNames() {}

  /** Whether a name is a plain binary class name in the package of one of the units. */
  static boolean isInPackageOf(String name, Set<String> unitPaths) {
    if (!NAME.matcher(name).matches()
        || name.codePoints().anyMatch(Character::isIdentifierIgnorable)) {
      return false;
    }
    String folder = name.substring(0, Math.max(0, name.lastIndexOf('.'))).replace('.', '/');
    return unitPaths.stream()
        .anyMatch(unit -> unit.substring(0, Math.max(0, unit.lastIndexOf('/'))).equals(folder));
  }
}
