package dev.hasten.agent;

import dev.hasten.judge.Bench;
import dev.hasten.target.edit.EditResult;
import dev.hasten.target.edit.EditSet;
import dev.hasten.target.edit.MemberEdit;
import dev.hasten.target.edit.MemberSplice;
import dev.hasten.target.edit.Patch;
import dev.hasten.target.edit.TextEdit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns edits that name members into the files as they stand afterwards. */
sealed interface ModelPatch {
  /** The files. */
  record Made(Patch patch) implements ModelPatch {}

  /** Why the edits cannot be made. */
  record Problem(String reason) implements ModelPatch {}

  /** Makes the edits in the target's sources. */
  static ModelPatch of(Bench bench, List<MemberEdit> edits, Charset encoding) {
    Map<Path, List<MemberEdit>> byFile = new LinkedHashMap<>();
    for (MemberEdit edit : edits) {
      Optional<Path> file = unit(bench, edit.type());
      if (file.isEmpty()) {
        return new Problem("there is no source of a type " + edit.type() + " in this project");
      }
      byFile.computeIfAbsent(file.get(), f -> new ArrayList<>()).add(edit);
    }
    List<TextEdit> all = new ArrayList<>();
    for (Map.Entry<Path, List<MemberEdit>> file : byFile.entrySet()) {
      String text = read(bench.target().root().resolve(file.getKey()), encoding);
      MemberSplice.Spliced spliced = MemberSplice.splice(file.getKey(), text, file.getValue());
      if (spliced instanceof MemberSplice.Spliced.Problem problem) {
        return new Problem(problem.reason());
      }
      all.addAll(((MemberSplice.Spliced.Edits) spliced).edits());
    }
    EditResult result = new EditSet(all).apply(bench.target().root(), encoding);
    return result instanceof EditResult.Applied applied
        ? new Made(applied.patch())
        : new Problem("the edits do not fit the source: " + result);
  }

  /** The file of a type named as sources name it, nested types with dots. */
  private static Optional<Path> unit(Bench bench, String type) {
    String binary = type;
    while (true) {
      Optional<Path> file = bench.sources().unit(binary);
      int dot = binary.lastIndexOf('.');
      if (file.isPresent() || dot < 0) {
        return file;
      }
      binary = binary.substring(0, dot) + "$" + binary.substring(dot + 1);
    }
  }

  private static String read(Path file, Charset encoding) {
    try {
      return Files.readString(file, encoding);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
