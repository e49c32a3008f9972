package dev.hasten.probe.agent;

import dev.hasten.probe.protocol.Frame;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file that a recording appends frames to. Safe for use by several threads. */
final class RecordFile {
  /** The payload of a frame. */
  interface Payload {
    void writeTo(DataOutputStream out) throws IOException;
  }

  private final OutputStream raw;
  private final DataOutputStream out;
  private boolean closed;

  private RecordFile(OutputStream raw) {
    this.raw = raw;
    out = new DataOutputStream(new BufferedOutputStream(raw, 1 << 16));
  }

  /** A new file in the folder, with a name that no other JVM has taken. */
  static RecordFile create(Path folder) throws IOException {
    Path file = Files.createTempFile(folder, "jvm", RecordFormat.SUFFIX);
    return new RecordFile(Files.newOutputStream(file));
  }

  /** Appends a frame; it reaches the disk with the next {@link #flush} at the latest. */
  void append(int type, Payload payload) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    payload.writeTo(new DataOutputStream(bytes));
    Frame frame = new Frame(type, bytes.toByteArray());
    synchronized (this) {
      if (!closed) {
        frame.appendTo(out);
      }
    }
  }

  synchronized void flush() throws IOException {
    out.flush();
  }

  synchronized void close() throws IOException {
    if (!closed) {
      closed = true;
      out.flush();
      raw.close();
    }
  }
}
