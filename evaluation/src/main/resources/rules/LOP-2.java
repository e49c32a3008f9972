package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private int at = 3;

  int hot(int n) {
    int[] days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[n];
  }

  @Override
  public Object get() {
    return hot(at);
  }
}
