package dev.hasten.probe.replay;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The texts met in captured calls, for recombination. */
final class Vocabulary {
  private static final int MOST = 2_000;
  private static final int LONGEST = 4_000;

  private final Set<String> met = new LinkedHashSet<>();
  private final List<String> texts = new ArrayList<>();

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
