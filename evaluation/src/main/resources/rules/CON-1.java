package sample;

import java.io.ByteArrayOutputStream;
import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final byte[] bytes = new byte[500];

  int hot(byte[] from) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(500);
    for (byte b : from) {
      out.write(b + 1);
    }
    return out.size();
  }

  @Override
  public Object get() {
    return hot(bytes);
  }
}
