package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final String[] words = {
    "the", "quick", "brown fox", "jumps", "over 13", "lazy dogs", "and", "then some more", "42", ""
  };
  private String wanted = "LAZY dogs";

  int hot(String[] all, String key) {
    int n = 0;
    for (String word : all) {
      if (word.toLowerCase().equals(key.toLowerCase())) {
        n++;
      }
    }
    return n;
  }

  @Override
  public Object get() {
    return hot(words, wanted);
  }
}
