package dev.hasten.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A real commit that claims to make something faster.
 *
 * @param id short name
 * @param role target, negative-control, trap or listed-only
 * @param repository URL of its repository
 * @param base the commit before
 * @param fix the commit
 * @param jdk feature release of the JDK that builds it
 * @param files what it changes, by path from the root
 * @param kind how base and fix are known to differ; empty where no difference is known
 */
record CorpusRow(
    String id,
    String role,
    String repository,
    String base,
    String fix,
    int jdk,
    List<String> files,
    String kind) {
  CorpusRow {
    files = List.copyOf(files);
  }

  /** The rows of a file in the form of {@code evaluation/corpus/open.json}. */
  static List<CorpusRow> read(Path file) throws IOException {
    List<CorpusRow> rows = new ArrayList<>();
    for (JsonNode row : new ObjectMapper().readTree(file.toFile())) {
      List<String> files = new ArrayList<>();
      row.get("files").forEach(f -> files.add(f.asText()));
      rows.add(
          new CorpusRow(
              row.get("id").asText(),
              row.get("role").asText(),
              row.get("repo").asText(),
              row.get("base").asText(),
              row.get("fix").asText(),
              row.path("jdk").asInt(17),
              files,
              row.path("differs_in").path("kind").asText("")));
    }
    return rows;
  }

  /** The clone of its repository below a folder, by any of the usual ways to name it. */
  Optional<Path> clone(Path folder) {
    String[] parts = repository.replaceFirst("\\.git$", "").split("/");
    String owner = parts[parts.length - 2];
    String name = parts[parts.length - 1];
    return List.of(
            name,
            name + ".git",
            owner + "/" + name,
            owner + "/" + name + ".git",
            owner + "+" + name,
            owner + "+" + name + "/repo")
        .stream()
        .map(folder::resolve)
        .filter(
            p -> Files.isDirectory(p.resolve(".git")) || Files.isDirectory(p.resolve("objects")))
        .findFirst();
  }

  /**
   * Patterns of test classes, the narrowest workload first: those that are named after what it
   * changes, those of its packages, all.
   */
  List<List<String>> workloads() {
    List<String> types =
        files.stream()
            .map(f -> f.replaceFirst("^.*?/?java/", "").replaceFirst("\\.java$", ""))
            .toList();
    return List.of(
        types.stream().map(t -> "*" + t.substring(t.lastIndexOf('/') + 1) + "*").toList(),
        types.stream()
            .map(t -> t.substring(0, t.lastIndexOf('/') + 1).replace('/', '.') + "*")
            .distinct()
            .toList(),
        List.of());
  }
}
