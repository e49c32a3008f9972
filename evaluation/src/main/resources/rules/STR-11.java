package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final String text = "a text that is long enough to be worth while";
  private int from = 7;

  int hot(String all, int start) {
    int n = 0;
    for (int i = start; i < 30; i++) {
      if (all.substring(i).startsWith("long")) {
        n++;
      }
    }
    return n;
  }

  @Override
  public Object get() {
    return hot(text, from);
  }
}
