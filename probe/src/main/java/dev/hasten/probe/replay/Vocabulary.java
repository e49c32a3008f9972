package dev.hasten.probe.replay;

import dev.hasten.probe.explore.Constants;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts met in captured calls, and what the code compares with, for recombination. */
final class Vocabulary {
  private static final int MOST = 2_000;
  private static final int LONGEST = 4_000;

  private final Set<String> met = new LinkedHashSet<>();
  private final List<String> texts = new ArrayList<>();
  private final List<Long> numbers = new ArrayList<>();
  private final List<Character> characters = new ArrayList<>();

  /** Remembers the constants of the code: texts with their beginnings, numbers, characters. */
  void learn(Constants constants) {
    for (String text : constants.texts()) {
      learn(text, 0);
      if (text.length() > 1) {
        learn(text.substring(0, text.length() - 1), 0);
      }
      if (text.length() <= 3) {
        for (char c : text.toCharArray()) {
          characters.add(c);
        }
      }
    }
    for (long number : constants.numbers()) {
      numbers.add(number);
      if (number >= '\t' && number <= Character.MAX_VALUE) {
        characters.add((char) number);
      }
    }
  }

  /** A number of the code or a neighbour of one, or one at the ends of a range of so many bits. */
  long number(Random random, int bits) {
    return numbers.isEmpty() || random.nextInt(3) == 0
        ? Boundaries.integer(random, bits)
        : numbers.get(random.nextInt(numbers.size())) + random.nextInt(3) - 1;
  }

  /** A character of the code or a neighbour of one, or one at which code tends to go wrong. */
  char character(Random random) {
    if (characters.isEmpty() || random.nextInt(3) == 0) {
      return Boundaries.character(random);
    }
    char known = characters.get(random.nextInt(characters.size()));
    return random.nextInt(4) == 0 ? (char) (known + (random.nextBoolean() ? 1 : -1)) : known;
  }

  /** Remembers the texts in a value, down to a depth. */
  void learn(@Nullable Object value, int depth) {
    if (value == null || texts.size() >= MOST) {
      return;
    }
    if (value instanceof CharSequence && isOfJdk(value)) {
      String text = value.toString();
      if (text.length() <= LONGEST && met.add(text)) {
        texts.add(text);
      }
    } else if (depth > 0 && value instanceof Object[]) {
      for (int i = 0; i < Math.min(Array.getLength(value), 64); i++) {
        learn(Array.get(value, i), depth - 1);
      }
    } else if (depth > 0 && isOfJdk(value) && value instanceof List) {
      for (Object element : Mutator.some((Iterable<?>) value)) {
        learn(element, depth - 1);
      }
    } else if (depth > 0 && isOfJdk(value) && value instanceof Map) {
      for (Object element : Mutator.some(((Map<?, ?>) value).keySet())) {
        learn(element, depth - 1);
      }
    }
  }

  /** Any text met, or the empty one. */
  String pick(Random random) {
    return texts.isEmpty() ? "" : texts.get(random.nextInt(texts.size()));
  }

  private static boolean isOfJdk(Object value) {
    return value.getClass().getName().startsWith("java.");
  }
}
