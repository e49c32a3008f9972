package dev.hasten.profiling.recording;

import dev.hasten.profiling.CallTree;
import dev.hasten.profiling.Engine;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What one recording holds.
 *
 * @param file the recording
 * @param engine what made it
 * @param tree its samples
 * @param span time from its first to its last sample
 * @param notes what a reader of the numbers should know, a sentence each
 */
public record Recorded(Path file, Engine engine, CallTree tree, Duration span, List<String> notes) {
  public Recorded {
    notes = List.copyOf(notes);
  }
}
