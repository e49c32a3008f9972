package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final String[] words = {
    "the", "quick", "brown fox", "jumps", "over 13", "lazy dogs", "and", "then some more", "42", ""
  };

  String hot(String[] all) {
    StringBuffer text = new StringBuffer();
    for (String word : all) {
      text.append(word);
      text.append(',');
    }
    return text.toString();
  }

  @Override
  public Object get() {
    return hot(words);
  }
}
