package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final String[] words = {
    "the", "quick", "brown fox", "jumps", "over 13", "lazy dogs", "and", "then some more", "42", ""
  };

  String hot(String[] all) {
    StringBuilder text = new StringBuilder(200);
    for (int i = 0; i < all.length; i++) {
      text.append("at " + i + ": " + all[i]);
    }
    return text.toString();
  }

  @Override
  public Object get() {
    return hot(words);
  }
}
