package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private String name = "name";

  int hot(String text) {
    String copy = new String(text);
    return copy.toString().hashCode() + copy.length();
  }

  @Override
  public Object get() {
    return hot(name);
  }
}
