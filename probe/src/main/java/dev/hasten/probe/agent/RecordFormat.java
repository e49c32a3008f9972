package dev.hasten.probe.agent;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The files that the agent writes and the host reads: a sequence of {@link
 * dev.hasten.probe.protocol.Frame}s of the types below, appended as things happen, so that all but
 * a torn tail of a killed JVM's file can be read.
 *
 * <p>A text is {@code int length, byte[length] UTF-8}; bytes are {@code int length, byte[length]};
 * a list is {@code int count} and its items.
 */
public final class RecordFormat {
  /** What the names of the files end in. */
  public static final String SUFFIX = ".record";

  /** A call that was kept: see {@link CallSample}. A later one of the same slot replaces it. */
  public static final int SAMPLE = 1;

  /** The counts of all entries so far: see {@link EntryTally}. The newest one holds. */
  public static final int TALLIES = 2;

  /** A stream begins: {@code int number, text test, text thread}. */
  public static final int STREAM = 3;

  /**
   * An observed call of a stream: {@code int stream, long index, int entry, byte flags, byte[16]
   * digest before, byte[16] digest after, bytes whole observation or none}.
   */
  public static final int CALL = 4;

  /** How long the streams are: a list of {@code int stream, long calls, int threads}. */
  public static final int LENGTHS = 5;

  /** What went wrong in the agent: a list of {@code text note, long count}. */
  public static final int NOTES = 6;

  /** What notes of entries begin with that were not watched, since no class held them. */
  public static final String NOT_WATCHED = "not watched: ";

  /** The JVM ended in good order; nothing follows. */
  public static final int END = 7;

  /** Flag of a call: a part of it was not looked at, since it is lazy or live. */
  public static final int UNOBSERVED = 1;

  /** Flag of a call: a limit cut the observation. */
  public static final int INCOMPLETE = 2;

  /** Flag of a call: it ended by an exception. */
  public static final int THREW = 4;

  private RecordFormat() {}

  /** Writes a text. */
  public static void writeText(DataOutputStream out, String text) throws IOException {
    writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes with their length. */
  public static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads a text. */
  public static String readText(DataInputStream in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  /**
   * Reads bytes with their length from a stream whose {@code available} is what is left of it.
   *
   * @throws IOException if the length is more than what is left
   */
  public static byte[] readBytes(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a length of " + length + " with " + in.available() + " bytes left");
    }
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return bytes;
  }

  /**
   * Reads the number of items of a list, each of at least the given number of bytes.
   *
   * @throws IOException if so many items cannot be left
   */
  public static int readCount(DataInputStream in, int itemBytes) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > in.available() / itemBytes) {
      throw new IOException("a list of " + count + " with " + in.available() + " bytes left");
    }
    return count;
  }
}
