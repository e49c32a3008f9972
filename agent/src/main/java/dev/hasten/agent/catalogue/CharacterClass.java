package dev.hasten.agent.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A regular expression that is one class of ASCII characters, perhaps negated, perhaps repeated.
 *
 * @param test Java expression over {@code c}: whether the class holds it
 * @param negated whether it matches what is outside, which may be a pair of surrogates
 * @param quantifier {@code 0}, {@code +} or {@code *}
 */
record CharacterClass(String test, boolean negated, char quantifier) {

  static Optional<CharacterClass> of(String regex) {
    char last = regex.isEmpty() ? 0 : regex.charAt(regex.length() - 1);
    boolean repeated = regex.length() > 1 && (last == '+' || last == '*');
    boolean escaped = regex.length() > 1 && regex.charAt(regex.length() - 2) == '\\';
    if (repeated && escaped) {
      return Optional.empty();
    }
    String atom = repeated ? regex.substring(0, regex.length() - 1) : regex;
    char quantifier = repeated ? last : 0;
    if (atom.startsWith("[") && atom.endsWith("]") && atom.length() > 2) {
      boolean negated = atom.charAt(1) == '^';
      return ranges(atom.substring(negated ? 2 : 1, atom.length() - 1))
          .map(ranges -> new CharacterClass(test(ranges, negated), negated, quantifier));
    }
    boolean predefined = atom.length() == 2 && atom.charAt(0) == '\\';
    boolean single = atom.length() == 1 && ".^$|()[]{}?*+\\".indexOf(atom.charAt(0)) < 0;
    boolean upper = predefined && "SDW".indexOf(atom.charAt(1)) >= 0;
    return (predefined || single) && (repeated || predefined)
        ? ranges(upper ? atom.toLowerCase(java.util.Locale.ROOT) : atom)
            .map(ranges -> new CharacterClass(test(ranges, upper), upper, quantifier))
        : Optional.empty();
  }

  /** Pairs of first and last characters; empty for anything but plain ASCII classes. */
  private static Optional<List<char[]>> ranges(String body) {
    List<char[]> ranges = new ArrayList<>();
    int i = 0;
    while (i < body.length()) {
      char c = body.charAt(i++);
      boolean control = c < ' ' && c != '\t' && c != '\n' && c != '\r';
      boolean and = c == '&' && i < body.length() && body.charAt(i) == '&';
      if (c == '[' || c == ']' || c == '^' || and || c > '~' || control) {
        return Optional.empty();
      }
      if (c == '\\') {
        if (i == body.length()) {
          return Optional.empty();
        }
        char escape = body.charAt(i++);
        int close = escape == 'p' && body.startsWith("{", i) ? body.indexOf('}', i) : -1;
        List<char[]> named = close < 0 ? named(escape) : posix(body.substring(i + 1, close));
        i = close < 0 ? i : close + 1;
        if (named.isEmpty()) {
          return Optional.empty();
        }
        ranges.addAll(named);
        boolean range = i + 1 < body.length() && body.charAt(i) == '-';
        if (range) {
          return Optional.empty();
        }
        continue;
      }
      if (i + 1 < body.length() && body.charAt(i) == '-') {
        char to = body.charAt(i + 1);
        boolean plain = Character.isLetterOrDigit(to) && to < 128 && to >= c;
        if (!plain) {
          return Optional.empty();
        }
        ranges.add(new char[] {c, to});
        i += 2;
      } else {
        ranges.add(new char[] {c, c});
      }
    }
    return Optional.of(ranges);
  }

  private static List<char[]> posix(String name) {
    char[] upper = {'A', 'Z'};
    char[] lower = {'a', 'z'};
    char[] digits = {'0', '9'};
    return switch (name) {
      case "Upper" -> List.of(upper);
      case "Lower" -> List.of(lower);
      case "Digit" -> List.of(digits);
      case "Alpha" -> List.of(upper, lower);
      case "Alnum" -> List.of(upper, lower, digits);
      case "XDigit" -> List.of(digits, new char[] {'A', 'F'}, new char[] {'a', 'f'});
      default -> List.of();
    };
  }

  private static List<char[]> named(char escape) {
    return switch (escape) {
      case 's' -> List.of(new char[] {'\t', '\r'}, new char[] {' ', ' '});
      case 'd' -> List.of(new char[] {'0', '9'});
      case 'w' ->
          List.of(
              new char[] {'a', 'z'},
              new char[] {'A', 'Z'},
              new char[] {'0', '9'},
              new char[] {'_', '_'});
      case 't' -> List.of(new char[] {'\t', '\t'});
      case 'n' -> List.of(new char[] {'\n', '\n'});
      case 'r' -> List.of(new char[] {'\r', '\r'});
      default ->
          Character.isLetterOrDigit(escape) || escape > '~'
              ? List.of()
              : List.of(new char[] {escape, escape});
    };
  }

  private static String test(List<char[]> ranges, boolean negated) {
    List<String> tests = new ArrayList<>();
    for (char[] range : ranges) {
      String from = Shapes.quote(range[0]);
      String to = Shapes.quote(range[1]);
      if (range[0] == range[1]) {
        tests.add("c " + (negated ? "!=" : "==") + " " + from);
      } else if (negated) {
        tests.add("(c < " + from + " || c > " + to + ")");
      } else {
        tests.add("c >= " + from + " && c <= " + to);
      }
    }
    return String.join(negated ? " && " : " || ", tests);
  }
}
