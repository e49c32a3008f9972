package sample;

import java.util.LinkedList;
import java.util.List;
import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final String[] words = {
    "the", "quick", "brown fox", "jumps", "over 13", "lazy dogs", "and", "then some more", "42", ""
  };

  int hot(String[] all) {
    List<String> list = new LinkedList<>();
    for (String word : all) {
      list.add(word);
    }
    int n = 0;
    for (int round = 0; round < 5; round++) {
      for (String word : list) {
        n += word.length();
      }
    }
    return n;
  }

  @Override
  public Object get() {
    return hot(words);
  }
}
