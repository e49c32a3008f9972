package dev.hasten.probe.replay;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;

/** Streams that give less than they are asked for, as sockets do, and may break like them. */
final class ShortChunks {
  private ShortChunks() {}

  /** A reader of a text that gives one, two or three characters at a time. */
  static final class TextReader extends Reader {
    private final String text;
    private final boolean breaks;
    private int at;
    private boolean closed;

    TextReader(String text, boolean breaks) {
      this.text = text;
      this.breaks = breaks;
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
      if (closed || at >= text.length()) {
        return ended(breaks);
      }
      int count = Math.min(Math.min(length, 1 + at % 3), text.length() - at);
      text.getChars(at, at + count, to, offset);
      at += count;
      return count;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  /** A stream of bytes that gives one, two or three at a time, and cannot go back. */
  static final class ByteStream extends InputStream {
    private final byte[] bytes;
    private final boolean breaks;
    private int at;
    private boolean closed;

    ByteStream(byte[] bytes, boolean breaks) {
      this.bytes = bytes.clone();
      this.breaks = breaks;
    }

    @Override
    public int read() throws IOException {
      return closed || at >= bytes.length ? ended(breaks) : bytes[at++] & 0xFF;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (closed || at >= bytes.length) {
        return ended(breaks);
      }
      int count = Math.min(Math.min(length, 1 + at % 3), bytes.length - at);
      System.arraycopy(bytes, at, to, offset, count);
      at += count;
      return count;
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static int ended(boolean breaks) throws IOException {
    if (breaks) {
      throw new IOException("broken off");
    }
    return -1;
  }
}
