package dev.hasten.probe.graph;

/**
 * Reads what {@link ByteSink} wrote. Reading behind the end throws {@link
 * IndexOutOfBoundsException}.
 */
public final class ByteSource {
  private final byte[] bytes;
  private int at;

  /** Reads from the first byte. */
  public ByteSource(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Whether nothing is left. */
  public boolean isAtEnd() {
    return at >= bytes.length;
  }

  /** How many bytes are left. */
  public int remaining() {
    return bytes.length - at;
  }

  /** One byte, unsigned. */
  public int readByte() {
    return bytes[at++] & 0xFF;
  }

  /** See {@link ByteSink#writeCount}. */
  public int readCount() {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      int next = readByte();
      value |= (next & 0x7F) << shift;
      if ((next & 0x80) == 0) {
        if (value < 0) {
          break;
        }
        return value;
      }
    }
    throw new IndexOutOfBoundsException("not a count");
  }

  /** So many bytes, sign-extended. */
  public long readBits(int width) {
    long value = bytes[at];
    for (int i = 1; i < width; i++) {
      value = value << 8 | (bytes[at + i] & 0xFF);
    }
    at += width;
    return value;
  }

  /** See {@link ByteSink#writeText}. */
  public String readText() {
    int length = readCount();
    boolean narrow = readByte() == 1;
    if (length > (narrow ? remaining() : remaining() / 2)) {
      throw new IndexOutOfBoundsException("text of " + length);
    }
    char[] text = new char[length];
    for (int i = 0; i < length; i++) {
      text[i] = (char) (narrow ? readByte() : readByte() << 8 | readByte());
    }
    return new String(text);
  }

  /** See {@link ByteSink#writeBlob}. */
  public byte[] readBlob() {
    return readBytes(readCount());
  }

  /** So many bytes as they are. */
  public byte[] readBytes(int length) {
    if (length > remaining()) {
      throw new IndexOutOfBoundsException(length + " bytes");
    }
    byte[] copy = new byte[length];
    System.arraycopy(bytes, at, copy, 0, length);
    at += length;
    return copy;
  }
}
