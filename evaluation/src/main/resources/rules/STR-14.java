package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private String name = "name";
  private int size = 42;

  String hot(String text, int n) {
    return String.format("%s: %d", text, n);
  }

  @Override
  public Object get() {
    return hot(name, size);
  }
}
