package sample;

import java.util.function.Supplier;

public final class Sample implements Supplier<Object> {
  private final byte[] bytes = new byte[500];
  private final int[] table = new int[256];
  private int crc;

  int hot(byte[] from) {
    for (int i = 0; i < from.length; i++) {
      crc = table[(crc ^ from[i]) & 0xff] ^ (crc >>> 8);
    }
    return crc;
  }

  @Override
  public Object get() {
    return hot(bytes);
  }
}
