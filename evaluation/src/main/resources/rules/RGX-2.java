package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final String[] words = {
    "the", "quick", "brown fox", "jumps", "over 13", "lazy dogs", "and", "then some more", "42", ""
  };

  String hot(String text) {
    text = text.replaceAll("zz[aeiou]", "Z");
    text = text.replaceAll("^kn", "n");
    return text;
  }

  @Override
  public Object get() {
    int n = 0;
    for (String word : words) {
      n += hot(word).length();
    }
    return n;
  }
}
