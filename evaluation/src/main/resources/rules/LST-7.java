package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final Object[] from = new Object[300];
  private final Object[] to = new Object[300];

  Object[] hot(Object[] all, Object[] copy) {
    for (int i = 0; i < all.length; i++) {
      copy[i] = all[i];
    }
    return copy;
  }

  @Override
  public Object get() {
    return hot(from, to);
  }
}
