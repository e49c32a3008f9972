package dev.hasten.target.open;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits the {@code argLine} of a build into the arguments that its tests need. */
final class JvmArguments {
  private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");

  private JvmArguments() {}

  /**
   * The arguments in order. Left out are agents that measure coverage, debuggers, and words with an
   * expression that nothing resolved.
   */
  static List<String> of(String line) {
    List<String> arguments = new ArrayList<>();
    Matcher words = WORD.matcher(line);
    while (words.find()) {
      String word = words.group().replaceAll("[\"']", "");
      boolean dropped =
          word.contains("${")
              || word.contains("@{")
              || (word.startsWith("-javaagent:") && word.contains("jacoco"))
              || word.startsWith("-agentlib:jdwp")
              || word.startsWith("-Xrunjdwp")
              || word.equals("-Xdebug");
      if (!dropped) {
        arguments.add(word);
      }
    }
    return List.copyOf(arguments);
  }
}
