package dev.hasten.replay;

import dev.hasten.probe.agent.RecordFormat;
import dev.hasten.target.MethodRef;
import dev.hasten.target.test.TestRun;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads what the agent observed in situ: see the probe's {@link RecordFormat}. */
final class StreamReader {
  private static final int CALLS_LIMIT = 20_000_000;

  private record Length(long calls, int threads) {}

  private final int entries;
  private final Map<Integer, Streams.Key> keys = new HashMap<>();
  private final Map<Integer, Map<Long, CallStream.Call>> calls = new HashMap<>();
  private final Map<Integer, Length> lengths = new HashMap<>();
  private final Map<String, Long> notes = new LinkedHashMap<>();
  private int total;

  private StreamReader(int entries) {
    this.entries = entries;
  }

  /** Reads the files of a folder. */
  static Streams read(Path folder, List<MethodRef> entries, TestRun tests) throws IOException {
    Map<Streams.Key, CallStream> streams = new HashMap<>();
    Map<String, Long> notes = new LinkedHashMap<>();
    List<Path> files = RecordFiles.in(folder);
    boolean ended = !files.isEmpty();
    for (Path file : files) {
      StreamReader reader = new StreamReader(entries.size());
      try {
        ended &= RecordFiles.read(file, reader::read);
      } catch (IOException e) {
        notes.merge("a record could be read in part only: " + e.getMessage(), 1L, Long::sum);
        ended = false;
      }
      reader.notes.forEach((note, count) -> notes.merge(note, count, Long::sum));
      for (Map.Entry<Integer, Streams.Key> key : reader.keys.entrySet()) {
        // Two JVMs that ran the same test cannot be told apart in order.
        streams.merge(
            key.getValue(), reader.stream(key.getKey()), (a, b) -> new CallStream(-1, 2, Map.of()));
      }
    }
    return new Streams(entries, streams, ended, notes, tests);
  }

  private void read(int type, DataInputStream in) throws IOException {
    switch (type) {
      case RecordFormat.STREAM ->
          keys.put(
              in.readInt(), new Streams.Key(RecordFormat.readText(in), RecordFormat.readText(in)));
      case RecordFormat.CALL -> readCall(in);
      case RecordFormat.LENGTHS -> readLengths(in);
      case RecordFormat.NOTES -> notes.putAll(RecordFiles.readCounts(in));
      default -> throw new IOException("a frame of type " + type);
    }
  }

  private void readCall(DataInputStream in) throws IOException {
    int stream = in.readInt();
    long index = RecordFiles.readPositive(in);
    int entry = in.readInt();
    if (entry < 0 || entry >= entries || ++total > CALLS_LIMIT) {
      throw new IOException("call " + total + " of entry " + entry);
    }
    int flags = in.readUnsignedByte();
    CallStream.Digest before = new CallStream.Digest(in.readLong(), in.readLong());
    CallStream.Digest after = new CallStream.Digest(in.readLong(), in.readLong());
    CallStream.Call call =
        new CallStream.Call(entry, flags, before, after, RecordFormat.readBytes(in));
    if (calls.computeIfAbsent(stream, key -> new HashMap<>()).put(index, call) != null) {
      throw new IOException("two calls of index " + index);
    }
  }

  private void readLengths(DataInputStream in) throws IOException {
    for (int left = RecordFormat.readCount(in, 16); left > 0; left--) {
      lengths.put(in.readInt(), new Length(RecordFiles.readPositive(in), in.readInt()));
    }
  }

  private CallStream stream(int number) {
    Length length = lengths.getOrDefault(number, new Length(0, 1));
    return new CallStream(length.calls, length.threads, calls.getOrDefault(number, Map.of()));
  }
}
