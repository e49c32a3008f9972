package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private int end = 300;

  long hot(int n) {
    Long sum = 0L;
    for (int i = 0; i < n; i++) {
      sum += i * 31;
    }
    return sum;
  }

  @Override
  public Object get() {
    return hot(end);
  }
}
