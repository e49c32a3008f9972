package dev.hasten.probe.replay;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UnsupportedEncodingException;

/** Stands in for a standard stream and keeps the first part of what is printed. */
final class CapturedOutput extends OutputStream {
  private static final int MOST = 64 << 10;

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private long written;

  PrintStream stream() {
    try {
      return new PrintStream(this, true, "UTF-8");
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public synchronized void write(int b) {
    written++;
    if (kept.size() < MOST) {
      kept.write(b);
    }
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) {
    written += length;
    kept.write(bytes, offset, Math.min(length, MOST - kept.size()));
  }

  /** What was printed since the last call, with how much was left out. */
  synchronized String take() {
    String text;
    try {
      text = kept.toString("UTF-8");
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
    long lost = written - kept.size();
    kept.reset();
    written = 0;
    return lost == 0 ? text : text + "... " + lost + " bytes more";
  }
}
