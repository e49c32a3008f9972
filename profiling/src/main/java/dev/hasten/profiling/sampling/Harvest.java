package dev.hasten.profiling.sampling;

import dev.hasten.profiling.Engine;
import dev.hasten.profiling.ProfilingException;
import dev.hasten.profiling.ProfilingException.Failure;
import dev.hasten.profiling.recording.Recorded;
import dev.hasten.profiling.recording.RecordingReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * The recordings that a box left behind, brought home and read.
 *
 * @param recorded those that can be read
 * @param notes what is wrong with the others, a sentence each
 */
record Harvest(List<Recorded> recorded, List<String> notes) {
  /** Longest recording that is read: what is in the folder was written inside the box. */
  private static final long MAX_BYTES = 1L << 30;

  /**
   * Takes over what one launch left.
   *
   * @param output folder into which the box wrote
   * @param home folder that keeps the recordings
   * @param name name of the launch
   * @param engine what took the samples; it is part of the file's name, as the other may be tried
   *     after it
   * @param round which launch this is
   * @throws ProfilingException if a recording cannot be brought home
   */
  static Harvest of(Path output, Path home, String name, Engine engine, int round)
      throws ProfilingException {
    List<Recorded> recorded = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    int number = 0;
    for (Path file : files(output)) {
      number++;
      Path kept = home.resolve("%s-%s-%d-%d.jfr".formatted(name, fileWord(engine), round, number));
      try {
        Files.createDirectories(home);
        Files.deleteIfExists(kept);
        Files.copy(file, kept, LinkOption.NOFOLLOW_LINKS);
        Files.delete(file);
      } catch (IOException e) {
        throw new ProfilingException(new Failure.Unprepared(kept, String.valueOf(e.getMessage())));
      }
      try {
        recorded.add(RecordingReader.read(kept));
      } catch (ProfilingException e) {
        Path broken = putAside(kept);
        notes.add(
            "A recording of %s cannot be read and was left out (%s); it is kept as %s."
                .formatted(name, detail(e), broken.getFileName()));
      }
    }
    return new Harvest(recorded, notes);
  }

  private static String detail(ProfilingException e) {
    return e.failure() instanceof Failure.Unreadable unreadable
        ? unreadable.detail()
        : e.failure().toString();
  }

  private static String fileWord(Engine engine) {
    return engine.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whoever looks for recordings by their extension shall not find a broken one. */
  private static Path putAside(Path broken) throws ProfilingException {
    Path aside = broken.resolveSibling(broken.getFileName() + ".broken");
    try {
      return Files.move(broken, aside, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new ProfilingException(new Failure.Unprepared(aside, String.valueOf(e.getMessage())));
    }
  }

  private static Iterable<Path> files(Path output) throws ProfilingException {
    TreeSet<Path> files = new TreeSet<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(output, "*.jfr")) {
      for (Path file : found) {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
            && Files.size(file) > 0
            && Files.size(file) <= MAX_BYTES) {
          files.add(file);
        }
      }
    } catch (IOException e) {
      throw new ProfilingException(new Failure.Unprepared(output, String.valueOf(e.getMessage())));
    }
    return files;
  }
}
