package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final int[] values = new int[500];
  private int total;

  int hot(int[] all) {
    for (int i = 0; i < all.length; i++) {
      total += all[i];
    }
    return total;
  }

  @Override
  public Object get() {
    return hot(values);
  }
}
