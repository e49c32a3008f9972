package dev.hasten.probe.protocol;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * One message between the host and a probe: a type and a payload.
 *
 * <p>On the wire: {@code int MAGIC, byte type, int length, byte[length] payload}, big-endian. The
 * magic number makes a stray print on the stream an error instead of a wrong number.
 */
public final class Frame {
  /** Longest payload that either side accepts, in bytes. */
  public static final int MAX_LENGTH = 256 << 20;

  private static final int MAGIC = 0x48415354;

  private final byte type;
  private final byte[] payload;

  /** A frame of the given type; the payload is not copied. */
  public Frame(int type, byte[] payload) {
    this.type = (byte) type;
    this.payload = payload;
  }

  /** What the payload is, as the two ends of a conversation agreed. */
  public int type() {
    return type;
  }

  /** The payload itself, not a copy. */
  public byte[] payload() {
    return payload;
  }

  /** Writes this frame and flushes. */
  public void writeTo(DataOutputStream out) throws IOException {
    appendTo(out);
    out.flush();
  }

  /** Writes this frame without a flush. */
  public void appendTo(DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    out.writeByte(type);
    out.writeInt(payload.length);
    out.write(payload);
  }

  /**
   * Reads the next frame.
   *
   * @throws EOFException if the stream ended
   * @throws IOException if what follows is not a frame, or one longer than {@link #MAX_LENGTH}
   */
  public static Frame readFrom(DataInputStream in) throws IOException {
    return readFrom(in, MAX_LENGTH);
  }

  /**
   * Reads the next frame.
   *
   * @param longest the longest payload that is accepted, in bytes
   * @throws EOFException if the stream ended
   * @throws IOException if what follows is not a frame, or a longer one
   */
  public static Frame readFrom(DataInputStream in, long longest) throws IOException {
    int magic = in.readInt();
    if (magic != MAGIC) {
      throw new IOException("not a frame: 0x" + Integer.toHexString(magic));
    }
    int type = in.readByte();
    int length = in.readInt();
    if (length < 0 || length > Math.min(longest, MAX_LENGTH)) {
      throw new IOException("frame of " + length + " bytes");
    }
    byte[] payload = new byte[length];
    in.readFully(payload);
    return new Frame(type, payload);
  }
}
