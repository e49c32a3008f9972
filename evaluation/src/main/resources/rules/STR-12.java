package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final String text = "A text with some words in it, and then a few more to make it longer.";

  int hot(String from) {
    int n = 0;
    for (char c : from.toCharArray()) {
      if (c == ' ') {
        n++;
      }
    }
    return n;
  }

  @Override
  public Object get() {
    return hot(text);
  }
}
