package sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final byte[] bytes = new byte[500];
  private OutputStream last = new ByteArrayOutputStream();

  int hot(byte[] from) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(500);
    fill(out, from);
    return out.size();
  }

  void fill(OutputStream out, byte[] from) throws IOException {
    last = out;
    for (byte b : from) {
      out.write(b + 1);
    }
  }

  @Override
  public Object get() {
    try {
      return hot(bytes);
    } catch (IOException e) {
      throw new IllegalStateException(last.toString(), e);
    }
  }
}
