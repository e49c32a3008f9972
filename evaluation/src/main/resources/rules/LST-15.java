package sample;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private static final List<String> KNOWN =
      Arrays.asList("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", "p");

  private final String[] words = {"a", "p", "x", "hello"};

  int hot(String[] all) {
    int n = 0;
    for (String word : all) {
      if (KNOWN.contains(word)) {
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
