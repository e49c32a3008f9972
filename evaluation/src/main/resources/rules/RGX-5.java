package sample;

import java.util.function.Supplier;
import java.util.regex.Pattern;

public final class Sample implements Supplier<Object> {
  private final String[] words = {
    "the", "quick", "brown fox", "jumps", "over 13", "lazy dogs", "and", "then some more", "42", ""
  };
  private static final Pattern SPECIAL = Pattern.compile("[\\\\&]");

  int hot(String[] all) {
    int n = 0;
    for (String word : all) {
      if (SPECIAL.matcher(word).find()) {
        n++;
      }
    }
    return n;
  }

  @Override
  public Object get() {
    return hot(words);
  }
}
