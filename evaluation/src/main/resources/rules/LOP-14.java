package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final byte[] text = new byte[500];
  private int at;
  private int lines;

  int hot(byte[] all) {
    at = 0;
    lines = 0;
    while (at < all.length) {
      if (all[at] == '\n') {
        lines++;
      }
      at++;
    }
    return lines;
  }

  @Override
  public Object get() {
    return hot(text);
  }
}
