package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final StringBuilder text = new StringBuilder("a text that is long enough to matter");
  private String word = "long";

  int hot(StringBuilder from, String wanted) {
    return from.toString().indexOf(wanted) + from.toString().length();
  }

  @Override
  public Object get() {
    return hot(text, word);
  }
}
