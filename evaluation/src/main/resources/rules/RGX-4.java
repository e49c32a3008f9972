package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final String[] words = {
    "the", "quick", "brown fox", "jumps", "over 13", "lazy dogs", "and", "then some more", "42", ""
  };

  int hot(String[] all) {
    int n = 0;
    for (String word : all) {
      n += word.replaceAll("[a-z]", "").length();
    }
    return n;
  }

  @Override
  public Object get() {
    return hot(words);
  }
}
