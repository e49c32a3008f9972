package dev.hasten.target.test;

import dev.hasten.target.Module;
import dev.hasten.target.bytecode.ClassFile;
import dev.hasten.target.bytecode.ClassFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the test classes that a build would run, by its patterns over the compiled classes. */
final class TestClasses {
  private static final List<String> USUAL =
      List.of("**/Test*.java", "**/*Test.java", "**/*Tests.java", "**/*TestCase.java");

  private TestClasses() {}

  /** Binary names in order; nested, abstract and unreadable classes are left out. */
  static List<String> of(Module module) {
    List<Pattern> includes =
        patterns(module.testIncludes().isEmpty() ? USUAL : module.testIncludes());
    List<Pattern> excludes = patterns(module.testExcludes());
    List<String> result = new ArrayList<>();
    ClassFolder.files(module.testClasses())
        .forEach(
            (name, file) -> {
              String path = name.replace('.', '/');
              if (path.indexOf('$') < 0
                  && matches(includes, path)
                  && !matches(excludes, path)
                  && isConcrete(file)) {
                result.add(name);
              }
            });
    return result;
  }

  private static boolean matches(List<Pattern> patterns, String path) {
    return patterns.stream().anyMatch(p -> p.matcher(path).matches());
  }

  private static boolean isConcrete(Path file) {
    try {
      return !ClassFile.read(file).isAbstract();
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Pattern> patterns(List<String> texts) {
    List<Pattern> result = new ArrayList<>();
    for (String text : texts) {
      if (text.startsWith("%regex[") && text.endsWith("]")) {
        String regex = text.substring("%regex[".length(), text.length() - 1);
        result.add(Pattern.compile(regex.replaceFirst("\\\\?\\.(class|java)$", "")));
      } else {
        for (String one : text.split(",", -1)) {
          if (!one.isBlank()) {
            result.add(pattern(one.strip()));
          }
        }
      }
    }
    return result;
  }

  /** A pattern of Ant, as surefire reads it, over a class's path without its extension. */
  static Pattern pattern(String ant) {
    String text =
        ant.startsWith("%ant[") && ant.endsWith("]") ? ant.substring(5, ant.length() - 1) : ant;
    text = text.replaceFirst("\\.(java|class)$", "");
    if (text.indexOf('/') < 0) {
      text = "**/" + text.replace('.', '/');
    }
    if (text.endsWith("/")) {
      text += "**";
    }
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.startsWith("**/", i)) {
        regex.append("(?:.*/)?");
        i += 2;
      } else if (text.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else if (text.charAt(i) == '*') {
        regex.append("[^/]*");
      } else if (text.charAt(i) == '?') {
        regex.append("[^/]");
      } else {
        regex.append(Pattern.quote(text.substring(i, i + 1)));
      }
    }
    return Pattern.compile(regex.toString());
  }
}
