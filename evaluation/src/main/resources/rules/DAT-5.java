package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  enum Colour {
    RED,
    GREEN,
    BLUE,
    BLACK
  }

  private int wanted = 2;

  Colour hot(int n) {
    for (Colour colour : Colour.values()) {
      if (colour.ordinal() == n) {
        return colour;
      }
    }
    return Colour.RED;
  }

  @Override
  public Object get() {
    return hot(wanted);
  }
}
