package dev.hasten.probe.compile;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * Frames between the host and the compile server. Counts and lengths are ints, text is as {@code
 * writeUTF} writes it, blocks are a length and that many bytes.
 */
public final class CompileProtocol {
  /**
   * To the server: count of options, each a block of UTF-8; count of units, each its path below a
   * source root as text and its source as a block of UTF-8.
   */
  public static final int COMPILE = 1;

  /**
   * From the server: boolean success; count of classes, each its binary name and a block; count of
   * errors, each the unit's path (empty if none), long line, long column, text message.
   */
  public static final int RESULT = 2;

  /** Most errors told. */
  public static final int MOST_ERRORS = 50;

  private CompileProtocol() {}

  /** Writes a block. */
  public static void writeBlock(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads a block.
   *
   * @throws IOException if its length cannot be right or the stream ends in it
   */
  public static byte[] readBlock(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("block of " + length + " bytes");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }
}
