package dev.hasten.verification.kept;

import dev.hasten.replay.Expectation;
import dev.hasten.replay.Literal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of test methods that say what sets a call apart from the others. */
final class CaseNames {
  private static final int LONGEST_WORD = 24;
  private static final int LONGEST = 70;
  private static final Pattern NUMBER = Pattern.compile("-?[\\d.]+(E-?\\d+)?[LfF]?");
  private static final Pattern SIZED = Pattern.compile("new [\\w.]+((?:\\[\\])*)\\[(\\d+)\\].*");
  private static final Pattern CREATED = Pattern.compile("new ([\\w.]+).*", Pattern.DOTALL);

  /** Words with single signs between them. */
  private static final Pattern PLAIN =
      Pattern.compile("[^\\w]?\\w+([^\\w]{1,2}\\w+)*[^\\w]?", Pattern.DOTALL);

  private final Set<String> taken = new HashSet<>();

  /** A name that was not given before. */
  String name(Expectation.Told told) {
    Literal.Source call = told.call();
    String method = call.name().equals("<init>") ? "construction" : call.name();
    List<String> parts = new ArrayList<>();
    call.values().forEach(value -> parts.add(words(value)));
    String of = parts.isEmpty() ? "" : "_of_" + String.join("_and_", parts);
    String end = told.thrown().isEmpty() ? "" : "_throws_" + simple(told.thrown());
    String name = method + cut(of, LONGEST - end.length()) + end;
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + "_" + i;
    }
    return free;
  }

  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = text.lastIndexOf('_', longest);
    return text.substring(0, Math.max(end, 1)).replaceAll("(_and|_of|_a|_an|_the)+$", "");
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }

  /** What an argument is, as words for a name. */
  static String words(String source) {
    if (source.startsWith("\"")) {
      return text(Text.value(source));
    } else if (source.startsWith("'")) {
      return character(source);
    } else if (NUMBER.matcher(source).matches()) {
      return source.replace("-", "minus_").replace(".", "_").replaceAll("_0$|[LfF]$", "");
    } else if (source.matches("(Integer|Long)\\.M(AX|IN)_VALUE")) {
      return (source.endsWith("MAX_VALUE") ? "the_largest_" : "the_smallest_")
          + (source.startsWith("I") ? "int" : "long");
    } else if (source.matches("[\\w.]+")) {
      return simple(source).toLowerCase(Locale.ROOT);
    } else if (source.startsWith("(byte) ") || source.startsWith("(short) ")) {
      return words(source.substring(source.indexOf(' ') + 1));
    } else if (source.endsWith(".toCharArray()")) {
      return "characters_" + words(source.substring(0, source.lastIndexOf('.')));
    }
    return object(source);
  }

  private static String object(String source) {
    Matcher sized = SIZED.matcher(source);
    if (sized.matches()) {
      return sized.group(2).equals("0") ? "an_empty_array" : sized.group(2) + "_elements";
    } else if (source.matches("(?s)new [\\w.]+(\\[\\])+ \\{.*")) {
      return count(source.substring(source.indexOf('{') + 1, source.lastIndexOf('}')));
    } else if (source.contains("asList(") && source.endsWith(")")) {
      int start = source.indexOf("asList(") + "asList(".length();
      return count(source.substring(start, source.indexOf(')', start)));
    } else if (source.contains("empty")) {
      return "nothing";
    }
    Matcher created = CREATED.matcher(source);
    String type = created.matches() ? simple(created.group(1)) : "";
    boolean empty = source.endsWith("()") || source.endsWith("<>()");
    String article = type.matches("[AEIOU].*") || empty ? "an_" : "a_";
    return type.isEmpty()
        ? "an_object"
        : article
            + (empty ? "empty_" : "")
            + type.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  private static String count(String elements) {
    if (elements.isBlank()) {
      return "nothing";
    }
    String outside = elements.replaceAll("\"(\\\\.|[^\"\\\\])*\"|'(\\\\.|[^'\\\\])+'", "x");
    long count = 1 + outside.chars().filter(c -> c == ',').count();
    return count == 1 ? "one_element" : count + "_elements";
  }

  private static String character(String source) {
    String value = Text.value("\"" + source.substring(1, source.length() - 1) + "\"");
    char c = value.isEmpty() ? ' ' : value.charAt(0);
    return Character.isLetterOrDigit(c) && c < 128 ? String.valueOf(c) : unusual(c);
  }

  private static String text(String value) {
    if (value.isEmpty()) {
      return "an_empty_text";
    } else if (value.isBlank()) {
      return "a_blank_text";
    } else if (value.matches("[A-Za-z0-9 ]+") && value.length() <= LONGEST_WORD) {
      return value.strip().replace(' ', '_')
          + (value.strip().equals(value) ? "" : "_between_blanks");
    } else if (value.length() == 1) {
      return unusual(value.charAt(0));
    } else if (PLAIN.matcher(value).matches() && value.length() <= LONGEST_WORD) {
      return value.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_|_$", "");
    }
    boolean surrogate = value.chars().anyMatch(c -> Character.isSurrogate((char) c));
    boolean foreign = value.chars().anyMatch(c -> c > 126);
    boolean control = value.chars().anyMatch(c -> c < ' ');
    boolean sign = value.chars().anyMatch(c -> !Character.isLetterOrDigit(c) && c != ' ');
    String what =
        surrogate
            ? "surrogates"
            : foreign ? "some_beyond_ASCII" : control ? "control_characters" : sign ? "signs" : "";
    return value.length() + "_characters" + (what.isEmpty() ? "" : "_with_" + what);
  }

  private static String unusual(char c) {
    return switch (c) {
      case '\n' -> "a_line_feed";
      case '\r' -> "a_carriage_return";
      case '\t' -> "a_tab";
      case ' ' -> "a_blank";
      case 0 -> "NUL";
      case '\u00a0' -> "a_no_break_space";
      default ->
          Character.isSurrogate(c) ? "a_lone_surrogate" : "character_" + Integer.toHexString(c);
    };
  }
}
