package sample;

import java.util.Objects;
import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final String name = "name";
  private int size = 4200;
  private long stamp = 1234567890123L;

  int hot(String text, int n, long at) {
    return Objects.hash(text, n, at);
  }

  @Override
  public Object get() {
    return hot(name, size, stamp);
  }
}
