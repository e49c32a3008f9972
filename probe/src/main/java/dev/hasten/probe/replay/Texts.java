package dev.hasten.probe.replay;

import java.util.Locale;
import java.util.Random;

/** Changes and enlarges texts. */
final class Texts {
  private static final int LONGEST = 20_000;

  /** Many algorithms work in blocks of this many characters or a multiple. */
  private static final int BLOCK = 16;

  private final Random random;
  private final Vocabulary words;

  Texts(Random random) {
    this(random, new Vocabulary());
  }

  Texts(Random random, Vocabulary words) {
    this.random = random;
    this.words = words;
  }

  /** Another text, mostly one that is like the given one. */
  String changed(String text) {
    int length = text.length();
    int at = length == 0 ? 0 : random.nextInt(length);
    switch (random.nextInt(14)) {
      case 12:
      case 13:
        return edited(text);
      case 0:
        return Boundaries.string(random);
      case 1:
        return words.pick(random);
      case 2:
        return text.substring(0, at);
      case 3:
        return text.substring(at);
      case 4:
        return inserted(text, at, String.valueOf(words.character(random)));
      case 5:
        return inserted(text, at, Boundaries.string(random));
      case 6:
        return length == 0 ? text : text.substring(0, at) + text.substring(at + 1);
      case 7:
        return random.nextBoolean() ? text.toUpperCase(Locale.ROOT) : text.toLowerCase(Locale.ROOT);
      case 8:
        return length * 3 > LONGEST ? text : text + text + text;
      case 9:
        return new StringBuilder(text).reverse().toString();
      case 10:
        return inserted(text, at, words.pick(random));
      default:
        return length == 0
            ? Boundaries.string(random)
            : text.substring(0, at) + words.character(random) + text.substring(at + 1);
    }
  }

  /** The text with one character put in, taken out or replaced, often at one of its ends. */
  String edited(String text) {
    if (text.isEmpty()) {
      return String.valueOf(words.character(random));
    }
    int at = place(random, text.length());
    char like = like(text.charAt(random.nextBoolean() ? at : random.nextInt(text.length())));
    switch (random.nextInt(4)) {
      case 0:
        return inserted(text, at, String.valueOf(like));
      case 1:
        return inserted(text, text.length(), String.valueOf(like));
      case 2:
        return text.substring(0, at) + text.substring(at + 1);
      default:
        return text.substring(0, at) + like + text.substring(at + 1);
    }
  }

  /** The first place, the last, one where a block of 16 ends, or any, with equal chances. */
  static int place(Random random, int length) {
    switch (random.nextInt(4)) {
      case 0:
        return 0;
      case 1:
        return length - 1;
      case 2:
        int end = BLOCK * (1 + random.nextInt(length / BLOCK + 1)) + random.nextInt(3) - 1;
        return Math.min(length - 1, end);
      default:
        return random.nextInt(length);
    }
  }

  /** Another character that is easily taken for the given one: by its low bits, case or place. */
  private char like(char c) {
    switch (random.nextInt(6)) {
      case 0:
        return (char) (c + 0x100);
      case 1:
        return (char) (c ^ 0x80);
      case 2:
        return (char) (c ^ 0x20);
      case 3:
        return (char) (c + 1);
      case 4:
        return words.character(random);
      default:
        return c;
    }
  }

  private static String inserted(String text, int at, String more) {
    return text.length() + more.length() > LONGEST
        ? text
        : text.substring(0, at) + more + text.substring(at);
  }

  /**
   * A text of about the given length that is like the given one: its bracketing ends stay, what
   * lies between is repeated with other letters and digits in the same places.
   */
  String grown(String text, long length) {
    if (text.isEmpty() || text.length() >= length) {
      return text;
    }
    boolean bracketed =
        text.length() > 2 && isMark(text.charAt(0)) && isMark(text.charAt(text.length() - 1));
    String head = bracketed ? text.substring(0, 1) : "";
    String tail = bracketed ? text.substring(text.length() - 1) : "";
    String middle = text.substring(head.length(), text.length() - tail.length());
    String separator = separator(middle);
    StringBuilder grown = new StringBuilder((int) length + text.length());
    grown.append(head).append(middle);
    while (grown.length() + tail.length() < length) {
      grown.append(separator);
      varied(middle, grown);
    }
    // A cut in the middle of a word is as good as any; one in the middle of a pair is not.
    int end = (int) Math.max(text.length(), length - tail.length());
    if (separator.isEmpty() && end < grown.length()) {
      grown.setLength(Character.isHighSurrogate(grown.charAt(end - 1)) ? end - 1 : end);
    }
    return grown.append(tail).toString();
  }

  private static boolean isMark(char c) {
    return c < 0x80 && !Character.isLetterOrDigit(c) && !Character.isWhitespace(c);
  }

  /** The mark that stands most often between words, or none. */
  private static String separator(String text) {
    String best = "";
    int most = 0;
    for (String mark : new String[] {"\n", ",", ";", " ", "\t", "|", "/", "."}) {
      int count = 0;
      for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) {
        count++;
      }
      if (count > most) {
        most = count;
        best = mark;
      }
    }
    return best;
  }

  private void varied(String text, StringBuilder to) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (random.nextInt(4) != 0) {
        to.append(c);
      } else if (c >= 'a' && c <= 'z') {
        to.append((char) ('a' + random.nextInt(26)));
      } else if (c >= 'A' && c <= 'Z') {
        to.append((char) ('A' + random.nextInt(26)));
      } else if (c >= '1' && c <= '9') {
        to.append((char) ('1' + random.nextInt(9)));
      } else {
        to.append(c);
      }
    }
  }
}
