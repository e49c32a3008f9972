package dev.hasten.evaluation;

import dev.hasten.target.edit.Patch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A rewrite that looks faster and is wrong, of the project beside it.
 *
 * @param name short name, which starts with the number of the way to cheat
 * @param what what it does, a sentence
 * @param gates words of the gates that may reject it
 * @param says a part of what the rejection says
 * @param edits what it replaces, in order
 */
record Cheat(String name, String what, List<String> gates, String says, List<Edit> edits) {
  private static final String START = "<<<<";
  private static final String MIDDLE = "====";
  private static final String END = ">>>>";

  /** A text of a file and what takes its place; an empty text stands for a new file. */
  record Edit(String file, String before, String after) {}

  Cheat {
    gates = List.copyOf(gates);
    edits = List.copyOf(edits);
  }

  /** The cheats in a folder, by name. */
  static List<Cheat> in(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".cheat")).sorted().map(Cheat::read).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Cheat read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      List<Edit> edits = new ArrayList<>();
      String in = "";
      for (int i = 3; i < lines.size(); i++) {
        if (lines.get(i).startsWith("in: ")) {
          in = lines.get(i).substring("in: ".length());
        } else if (lines.get(i).equals(START)) {
          int middle = lines.subList(i, lines.size()).indexOf(MIDDLE) + i;
          int end = lines.subList(middle, lines.size()).indexOf(END) + middle;
          edits.add(
              new Edit(
                  in,
                  String.join("\n", lines.subList(i + 1, middle)),
                  String.join("\n", lines.subList(middle + 1, end))));
          i = end;
        }
      }
      String name = file.getFileName().toString().replace(".cheat", "");
      return new Cheat(
          name,
          lines.get(0),
          List.of(lines.get(1).substring("gate: ".length()).split("\\|")),
          lines.get(2).substring("says:".length()).strip(),
          edits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files as they stand after it. */
  Patch patch(Path root) {
    Map<Path, Optional<String>> files = new LinkedHashMap<>();
    for (Edit edit : edits) {
      Path file = Path.of(edit.file);
      String text =
          files.containsKey(file) ? files.get(file).orElseThrow() : text(root.resolve(file));
      if (!text.contains(edit.before)) {
        throw new IllegalArgumentException(name + " replaces what is not there: " + edit.before);
      }
      files.put(
          file,
          Optional.of(edit.before.isEmpty() ? edit.after : text.replace(edit.before, edit.after)));
    }
    return new Patch(files);
  }

  private static String text(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
