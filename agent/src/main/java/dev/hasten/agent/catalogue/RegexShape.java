package dev.hasten.agent.catalogue;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What can be said of a regular expression without running it.
 *
 * @param start whether it begins with {@code ^}
 * @param required text that every match contains; empty where none is known
 * @param exact whether all but a leading {@code ^} is literal and equals {@code required}
 */
record RegexShape(boolean start, String required, boolean exact) {
  private static final RegexShape UNKNOWN = new RegexShape(false, "", false);

  /** Whether it means its own (unescaped) text and nothing else. */
  boolean isLiteral() {
    return exact && !start && !required.isEmpty();
  }

  static boolean compiles(String regex) {
    try {
      Pattern.compile(regex);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }

  /** Whether {@code String.split} handles it without a pattern. */
  static boolean isSplitFast(String regex) {
    return regex.length() == 1 && ".$|()[{^?*+\\".indexOf(regex.charAt(0)) < 0
        || regex.length() == 2
            && regex.charAt(0) == '\\'
            && !Character.isLetterOrDigit(regex.charAt(1))
            && regex.charAt(1) < 128;
  }

  static RegexShape of(String regex) {
    if (regex.contains("(?") || regex.contains("\\Q") || regex.contains("&&")) {
      return UNKNOWN;
    }
    boolean start = regex.startsWith("^");
    StringBuilder run = new StringBuilder();
    String best = "";
    boolean exact = true;
    int i = start ? 1 : 0;
    while (i < regex.length()) {
      char c = regex.charAt(i);
      int next = i + 1;
      boolean literal = "\\[]().*+?{}|^$".indexOf(c) < 0;
      char value = c;
      if (c == '\\' && next < regex.length() && !isLetterOrDigit(regex.charAt(next))) {
        literal = true;
        value = regex.charAt(next);
        next++;
      } else if (c == '\\') {
        next++;
        if (next <= regex.length() && "xuocpPkN0".indexOf(regex.charAt(next - 1)) >= 0) {
          return UNKNOWN;
        }
      } else if (c == '[' || c == '(') {
        next = behind(regex, i);
        if (next < 0) {
          return UNKNOWN;
        }
      } else if (c == '|') {
        return UNKNOWN;
      }
      char quantifier = next < regex.length() ? regex.charAt(next) : 0;
      boolean optional = quantifier == '?' || quantifier == '*' || quantifier == '{';
      boolean quantified = optional || quantifier == '+';
      if (literal && !optional) {
        run.append(value);
      }
      if (!literal || quantified) {
        best = longer(best, run);
        run.setLength(0);
        exact = false;
        next = quantified ? behindQuantifier(regex, next) : next;
      }
      i = next;
    }
    best = longer(best, run);
    return new RegexShape(start, best, exact && !best.isEmpty());
  }

  private static boolean isLetterOrDigit(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
  }

  private static String longer(String best, StringBuilder run) {
    return run.length() > best.length() ? run.toString() : best;
  }

  private static int behindQuantifier(String regex, int at) {
    int next = regex.charAt(at) == '{' ? regex.indexOf('}', at) + 1 : at + 1;
    while (next < regex.length() && "?+*".indexOf(regex.charAt(next)) >= 0) {
      next++;
    }
    return next;
  }

  /** Offset behind the class or group that opens here; -1 where it holds one of its own kind. */
  private static int behind(String regex, int at) {
    boolean isClass = regex.charAt(at) == '[';
    for (int i = at + 1; i < regex.length(); i++) {
      char c = regex.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[' || c == '(' && !isClass) {
        return -1;
      } else if (c == (isClass ? ']' : ')') && !(isClass && i == at + 1)) {
        return i + 1;
      }
    }
    return -1;
  }

  /** The text that a replacement stands for, where it names no group. */
  static Optional<String> replacement(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '$') {
        return Optional.empty();
      }
      if (c == '\\') {
        i++;
        if (i == text.length()) {
          return Optional.empty();
        }
      }
      plain.append(text.charAt(i));
    }
    return Optional.of(plain.toString());
  }

  /** A name for the constant that holds the pattern. */
  static String name(String regex) {
    String words =
        regex
            .replace("\\s", " WHITESPACE ")
            .replace("\\d", " DIGITS ")
            .replace("\\w", " WORD ")
            .replaceAll("\\\\[a-zA-Z]", " ")
            .replaceAll("[^A-Za-z0-9]+", "_")
            .replaceAll("^[_0-9]+|_+$", "")
            .toUpperCase(java.util.Locale.ROOT);
    return words.isEmpty() || words.length() > 30 ? "PATTERN" : words + "_PATTERN";
  }
}
