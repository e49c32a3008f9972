package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final String text = "A text with some words in it, and then a few more to make it longer.";

  private final String other = "words that are looked for";

  int hot(String a, String b) {
    int same = 0;
    for (int i = 0; i < a.length(); i++) {
      for (int j = 0; j < b.length(); j++) {
        same += a.charAt(i) == b.charAt(j) ? 1 : 0;
      }
    }
    return same;
  }

  @Override
  public Object get() {
    return hot(text, other);
  }
}
