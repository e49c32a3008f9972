package dev.hasten.replay;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Inputs in files: {@code int MAGIC, int count, (UTF id, UTF origin, long size, double weight, int
 * length, graph)*}, big-endian.
 */
public final class InputFormat {
  private static final int MAGIC = 0x48494E31;
  private static final int LONGEST = 256 << 20;

  private InputFormat() {}

  /** Writes inputs and flushes. */
  public static void write(DataOutputStream out, List<Input> inputs) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(inputs.size());
    for (Input input : inputs) {
      out.writeUTF(input.id());
      out.writeUTF(input.origin().name());
      out.writeLong(input.size());
      out.writeDouble(input.weight());
      out.writeInt(input.graph().length);
      out.write(input.graph());
    }
    out.flush();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the stream holds something else or ends early
   */
  public static List<Input> read(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("not a file of inputs");
    }
    int count = in.readInt();
    List<Input> inputs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String id = in.readUTF();
      Input.Origin origin = origin(in.readUTF());
      long size = in.readLong();
      double weight = in.readDouble();
      int length = in.readInt();
      if (length < 0 || length > LONGEST) {
        throw new IOException("graph of " + length + " bytes");
      }
      byte[] graph = in.readNBytes(length);
      if (graph.length != length) {
        throw new IOException("torn input " + id);
      }
      inputs.add(new Input(id, origin, size, weight, graph));
    }
    return inputs;
  }

  private static Input.Origin origin(String name) throws IOException {
    try {
      return Input.Origin.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw new IOException("unknown origin " + name, e);
    }
  }
}
