package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final String[] words = {
    "the", "quick", "brown fox", "jumps", "over 13", "lazy dogs", "and", "then some more", "42", ""
  };

  int hot(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  @Override
  public Object get() {
    int n = 0;
    for (int i = 0; i < words.length; i++) {
      n += hot(words[i]);
    }
    return n;
  }
}
