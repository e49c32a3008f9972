package dev.hasten.replay;

import dev.hasten.probe.agent.RecordFormat;
import dev.hasten.probe.protocol.Frame;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the files that the agent left in a folder. What is in them was written inside the box. */
final class RecordFiles {
  private RecordFiles() {}

  /** Takes the frames of one file in order. */
  interface FrameReader {
    /**
     * Takes a frame.
     *
     * @throws IOException if the payload is not what its type says; the rest of the file is left
     */
    void read(int type, DataInputStream payload) throws IOException;
  }

  /** The files of a folder, one for each JVM, by name. */
  static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(RecordFormat.SUFFIX))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  /** Reads a file as far as it goes; whether its JVM ended it in good order. */
  static boolean read(Path file, FrameReader reader) throws IOException {
    long left = Files.size(file);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      while (true) {
        Frame frame = Frame.readFrom(in, left);
        left -= frame.payload().length;
        if (frame.type() == RecordFormat.END) {
          return true;
        }
        reader.read(frame.type(), new DataInputStream(new ByteArrayInputStream(frame.payload())));
      }
    } catch (EOFException torn) {
      return false;
    }
  }

  /** Reads a list of texts with how often each occurred. */
  static Map<String, Long> readCounts(DataInputStream in) throws IOException {
    int count = RecordFormat.readCount(in, 12);
    Map<String, Long> counts = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      counts.merge(RecordFormat.readText(in), readPositive(in), Long::sum);
    }
    return counts;
  }

  /** Reads a number that cannot be negative. */
  static long readPositive(DataInputStream in) throws IOException {
    long number = in.readLong();
    if (number < 0) {
      throw new IOException("a count of " + number);
    }
    return number;
  }
}
