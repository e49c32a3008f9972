package dev.hasten.profiling.recording;

import dev.hasten.profiling.ProfilingException;
import dev.hasten.profiling.ProfilingException.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.consumer.RecordingFile;

/**
 * Reads a flight recording, whichever engine made it, event by event: memory grows with the number
 * of different stacks and not with the length of the recording.
 */
public final class RecordingReader {
  private RecordingReader() {}

  /**
   * Reads a recording.
   *
   * @throws ProfilingException with {@link Failure.Missing} or {@link Failure.Unreadable}
   */
  public static Recorded read(Path file) throws ProfilingException {
    if (!Files.isRegularFile(file)) {
      throw new ProfilingException(new Failure.Missing(file));
    }
    try {
      return fold(file);
    } catch (ProfilingException e) {
      if (ParserLog.onlyErrors()) {
        return fold(file);
      }
      throw e;
    }
  }

  private static Recorded fold(Path file) throws ProfilingException {
    EventFolder folder = new EventFolder();
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        folder.fold(recording.readEvent());
      }
    } catch (IOException | RuntimeException | OutOfMemoryError e) {
      // The parser believes the lengths that a broken file claims, so any of these may follow.
      throw new ProfilingException(new Failure.Unreadable(file, String.valueOf(e.getMessage())));
    }
    return folder.finish(file);
  }
}
