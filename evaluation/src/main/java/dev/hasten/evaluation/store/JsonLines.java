package dev.hasten.evaluation.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files with one JSON document a line, in a folder. */
public final class JsonLines {
  private final ObjectMapper json = new ObjectMapper();
  private final Path folder;

  /** The files of a folder, which is made with the first line. */
  public JsonLines(Path folder) {
    this.folder = folder;
  }

  /** Adds a line to a file. */
  public void append(String file, Object line) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          folder.resolve(file),
          json.writeValueAsString(line) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All lines of a file; none where there is no such file. */
  public <T> List<T> read(String file, Class<T> type) {
    List<T> all = new ArrayList<>();
    Path path = folder.resolve(file);
    if (!Files.isRegularFile(path)) {
      return all;
    }
    try (Stream<String> lines = Files.lines(path)) {
      for (String line : lines.toList()) {
        try {
          all.add(json.readValue(line, type));
        } catch (JsonProcessingException e) {
          // The last line of a run that was ended in the middle of it.
          continue;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
