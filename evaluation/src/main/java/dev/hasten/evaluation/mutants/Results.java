package dev.hasten.evaluation.mutants;

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

/** What was found so far, as JSON lines in a folder: one file a method, and one with the draw. */
final class Results {
  private final ObjectMapper json = new ObjectMapper();
  private final Path folder;

  Results(Path folder) {
    this.folder = folder;
  }

  /** The methods that were drawn from a library, or none where it was not yet drawn from. */
  List<Draw.Drawn> drawn(String library) {
    return read(folder.resolve(library + ".draw.jsonl"), Draw.Drawn.class);
  }

  void draw(String library, List<Draw.Drawn> methods) {
    methods.forEach(m -> append(folder.resolve(library + ".draw.jsonl"), m));
  }

  List<Trial> trials(String library, String kind, int method) {
    return read(file(library, kind, method), Trial.class);
  }

  void add(String kind, int method, Trial trial) {
    append(file(trial.library(), kind, method), trial);
  }

  List<Rate> rates(String library) {
    return read(folder.resolve(library + ".rates.jsonl"), Rate.class);
  }

  void add(Rate rate) {
    append(folder.resolve(rate.library() + ".rates.jsonl"), rate);
  }

  private Path file(String library, String kind, int method) {
    return folder.resolve("%s.%s.%02d.jsonl".formatted(library, kind, method));
  }

  private void append(Path file, Object line) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          file,
          json.writeValueAsString(line) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private <T> List<T> read(Path file, Class<T> type) {
    List<T> all = new ArrayList<>();
    if (!Files.isRegularFile(file)) {
      return all;
    }
    try (Stream<String> lines = Files.lines(file)) {
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
