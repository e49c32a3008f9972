package dev.hasten.verification.kept;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Java source with its string literals told from the rest. */
final class Text {
  private static final Pattern QUOTED =
      Pattern.compile("\"((?:\\\\.|[^\"\\\\])*)\"|'(?:\\\\.|[^'\\\\])+'", Pattern.DOTALL);
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})|\\\\(.)");
  private static final Pattern REPEATED = Pattern.compile("\\s*\\.repeat\\((\\d+)\\)");

  private Text() {}

  /** Changes what stands outside of string and character literals. */
  static String outside(String source, UnaryOperator<String> change) {
    StringBuilder all = new StringBuilder();
    Matcher quoted = QUOTED.matcher(source);
    int at = 0;
    while (quoted.find()) {
      all.append(change.apply(source.substring(at, quoted.start()))).append(quoted.group());
      at = quoted.end();
    }
    return all.append(change.apply(source.substring(at))).toString();
  }

  /** The source with its literals left empty. */
  static String bare(String source) {
    return QUOTED.matcher(source).replaceAll("\"\"");
  }

  /** The string that a sum of literals and repetitions of them gives. */
  static String value(String source) {
    StringBuilder value = new StringBuilder();
    Matcher quoted = QUOTED.matcher(source);
    int at = 0;
    while (quoted.find(at)) {
      String piece = quoted.group(1) == null ? "" : unescaped(quoted.group(1));
      at = quoted.end();
      Matcher repeated = REPEATED.matcher(source).region(at, source.length());
      if (repeated.lookingAt()) {
        piece = piece.repeat(Integer.parseInt(repeated.group(1)));
        at = repeated.end();
      }
      value.append(piece);
    }
    return value.toString();
  }

  private static String unescaped(String literal) {
    return ESCAPE
        .matcher(literal)
        .replaceAll(
            m ->
                Matcher.quoteReplacement(
                    m.group(1) != null
                        ? String.valueOf((char) Integer.parseInt(m.group(1), 16))
                        : plain(m.group(2))));
  }

  private static String plain(String escaped) {
    return switch (escaped) {
      case "n" -> "\n";
      case "r" -> "\r";
      case "t" -> "\t";
      case "b" -> "\b";
      case "f" -> "\f";
      default -> escaped;
    };
  }
}
