package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final Object[] all = new Object[20];

  Object hot(Object[] boxes) {
    for (int i = 0; i < boxes.length; i++) {
      boxes[i] = new Integer(i);
    }
    return boxes;
  }

  @Override
  public Object get() {
    return hot(all);
  }
}
