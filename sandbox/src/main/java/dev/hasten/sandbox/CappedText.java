package dev.hasten.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Collects a stream up to a limit, its beginning or its end, and drops the rest: whoever writes it
 * may write for ever.
 */
final class CappedText {
  private final byte[] kept;
  private final boolean newest;
  private long total;

  private CappedText(int limit, boolean newest) {
    this.kept = new byte[limit];
    this.newest = newest;
  }

  /** Keeps the first bytes. */
  static CappedText oldest(long limit) {
    return new CappedText(Math.toIntExact(Math.min(limit, 1 << 28)), false);
  }

  /** Keeps the last bytes. */
  static CappedText newest(long limit) {
    return new CappedText(Math.toIntExact(Math.min(limit, 1 << 28)), true);
  }

  /** A thread that reads the stream to its end. */
  Thread drain(InputStream stream, String name) {
    Thread thread =
        new Thread(
            () -> {
              byte[] buffer = new byte[8192];
              try (stream) {
                for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
                  add(buffer, n);
                }
              } catch (IOException e) {
                // The process was killed and its pipe with it: what was read is what there is.
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  synchronized void add(byte[] bytes, int length) {
    for (int i = 0; i < length && kept.length > 0; i++, total++) {
      if (newest) {
        kept[(int) (total % kept.length)] = bytes[i];
      } else if (total < kept.length) {
        kept[(int) total] = bytes[i];
      }
    }
  }

  /** What was kept, as UTF-8. */
  synchronized String text() {
    if (total <= kept.length) {
      return new String(kept, 0, (int) total, StandardCharsets.UTF_8);
    }
    if (!newest) {
      return new String(kept, StandardCharsets.UTF_8);
    }
    int start = (int) (total % kept.length);
    byte[] ordered = new byte[kept.length];
    System.arraycopy(kept, start, ordered, 0, kept.length - start);
    System.arraycopy(kept, 0, ordered, kept.length - start, start);
    return new String(ordered, StandardCharsets.UTF_8);
  }
}
