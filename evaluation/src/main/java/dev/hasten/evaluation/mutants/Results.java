package dev.hasten.evaluation.mutants;

import dev.hasten.evaluation.store.JsonLines;
import java.nio.file.Path;
import java.util.List;

/** What was found so far: one file a method, and one with the draw. */
final class Results {
  private final JsonLines files;

  Results(Path folder) {
    this.files = new JsonLines(folder);
  }

  /** The methods that were drawn from a library, or none where it was not yet drawn from. */
  List<Draw.Drawn> drawn(String library) {
    return files.read(library + ".draw.jsonl", Draw.Drawn.class);
  }

  void draw(String library, List<Draw.Drawn> methods) {
    methods.forEach(m -> files.append(library + ".draw.jsonl", m));
  }

  List<Trial> trials(String library, String kind, int method) {
    return files.read(file(library, kind, method), Trial.class);
  }

  void add(String kind, int method, Trial trial) {
    files.append(file(trial.library(), kind, method), trial);
  }

  List<Rate> rates(String library) {
    return files.read(library + ".rates.jsonl", Rate.class);
  }

  void add(Rate rate) {
    files.append(rate.library() + ".rates.jsonl", rate);
  }

  private static String file(String library, String kind, int method) {
    return "%s.%s.%02d.jsonl".formatted(library, kind, method);
  }
}
