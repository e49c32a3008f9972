package dev.hasten.agent.options;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;

/** A setting that cannot be used: which, from where, and why not. */
public final class InvalidSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private InvalidSettingException(String message) {
    super(message);
  }

  static InvalidSettingException unknown(String key, String source) {
    String nearest =
        Arrays.stream(Option.values())
            .map(Option::key)
            .min(Comparator.comparingInt(k -> distance(k, key)))
            .orElse("");
    return new InvalidSettingException(
        source + " sets '" + key + "', which is not an option; did you mean '" + nearest + "'?");
  }

  static InvalidSettingException malformed(Option option, Settings.Value value) {
    String wanted =
        switch (option.form()) {
          case FLAG -> "true or false";
          case NUMBER -> "a whole number";
          case DECIMAL -> "a number";
          case PATH -> "a path";
          case TEXT, LIST -> "a text";
        };
    return new InvalidSettingException(
        option.flag()
            + " takes "
            + wanted
            + ", not '"
            + value.text()
            + "' ("
            + value.origin()
            + ")");
  }

  static InvalidSettingException unreadable(Path file, String why) {
    return new InvalidSettingException(file + " cannot be read as YAML settings: " + why);
  }

  static InvalidSettingException notFromTarget(Option option, String source) {
    return new InvalidSettingException(
        source
            + " sets '"
            + option.key()
            + "', which a repository may not decide; give "
            + option.flag()
            + " on the command line or set "
            + option.variable());
  }

  /** Levenshtein distance, so that a slip of the key finds its option. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replace, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
