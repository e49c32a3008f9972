package shop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Texts. */
public final class Words {
  private Words() {}

  /** The text backwards. */
  public static String reversed(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = text.length() - 1; i >= 0; i--) {
      out.append(text.charAt(i));
    }
    return out.toString();
  }

  /** Every run of white space as one blank. */
  public static String squeezed(String text) {
    StringBuilder out = new StringBuilder();
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c)) {
        out.append(c);
      } else if (!blank) {
        out.append(' ');
      }
      blank = Character.isWhitespace(c);
    }
    return out.toString();
  }

  /** How often each word comes, in the order in which they come. */
  public static Map<String, Integer> counted(List<String> words) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (String word : words) {
      counts.merge(word, 1, Integer::sum);
    }
    return counts;
  }

  /** The words without their repetitions, in the order in which they come. */
  public static Set<String> distinct(List<String> words) {
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < words.size(); i++) {
      seen.add(words.get(i));
    }
    return seen;
  }

  /** The words by their length; those of one length stay in their order. */
  public static List<String> byLength(List<String> words) {
    List<String> sorted = new ArrayList<>(words);
    for (int i = 1; i < sorted.size(); i++) {
      for (int k = i; k > 0 && sorted.get(k).length() < sorted.get(k - 1).length(); k--) {
        String word = sorted.get(k);
        sorted.set(k, sorted.get(k - 1));
        sorted.set(k - 1, word);
      }
    }
    return sorted;
  }

  /** The words that start with a text, found already. */
  public static Stream<String> starting(List<String> words, String start) {
    List<String> found = new ArrayList<>();
    for (String word : words) {
      if (word.startsWith(start)) {
        found.add(word);
      }
    }
    return found.stream();
  }

  /** The words that hold a text. */
  public static List<String> holding(List<String> words, String part) {
    List<String> found = new ArrayList<>();
    for (String word : words) {
      if (word.contains(part)) {
        found.add(word);
      }
    }
    return found;
  }

  /** The number that a text spells. */
  public static int number(String text) {
    if (text == null || text.isEmpty()) {
      throw new IllegalArgumentException("no number: " + text);
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        throw new NumberFormatException("no digit at " + i + " of " + text);
      }
      value = Math.addExact(Math.multiplyExact(value, 10), digit);
    }
    return value;
  }
}
