package dev.hasten.probe.replay;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;

/** Sinks that hand on nothing before they are flushed and take nothing once they are closed. */
final class Unflushed {
  private Unflushed() {}

  /** Takes characters. */
  static final class TextWriter extends Writer {
    private final StringBuilder handedOn = new StringBuilder();
    private final StringBuilder held = new StringBuilder();
    private boolean closed;

    TextWriter(String begun) {
      handedOn.append(begun);
    }

    @Override
    public void write(char[] from, int offset, int length) throws IOException {
      check(closed);
      held.append(from, offset, length);
    }

    @Override
    public void flush() throws IOException {
      check(closed);
      handedOn.append(held);
      held.setLength(0);
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        flush();
        closed = true;
      }
    }

    @Override
    public String toString() {
      return handedOn.toString() + held;
    }
  }

  /** Takes bytes. */
  static final class ByteStream extends OutputStream {
    private final ByteArrayOutputStream handedOn = new ByteArrayOutputStream();
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private boolean closed;

    ByteStream(byte[] begun) {
      handedOn.write(begun, 0, begun.length);
    }

    @Override
    public void write(int b) throws IOException {
      check(closed);
      held.write(b);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      check(closed);
      held.write(from, offset, length);
    }

    @Override
    public void flush() throws IOException {
      check(closed);
      held.writeTo(handedOn);
      held.reset();
    }

    @Override
    public void close() throws IOException {
      if (!closed) {
        flush();
        closed = true;
      }
    }
  }

  private static void check(boolean closed) throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
  }
}
