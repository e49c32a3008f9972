package dev.hasten.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hasten.agent.NothingNamedException;
import dev.hasten.agent.Verifying;
import dev.hasten.agent.options.Option;
import dev.hasten.agent.options.Settings;
import dev.hasten.agent.report.Reports;
import dev.hasten.agent.report.VerifyReport;
import dev.hasten.target.git.Author;
import dev.hasten.target.git.Repository;
import dev.hasten.target.open.TargetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Puts real performance fixes through the gates of behaviour, and holds the verdicts against what
 * is known of the fixes.
 *
 * <p>Arguments: {@code --clones DIR} with a git clone of each repository, {@code --corpus FILE} for
 * other rows, {@code --out DIR} for the results, {@code --quick} for the traps alone, ids of rows
 * to look at no others. A row whose result is in the folder is not judged again.
 */
public final class CorpusBehaviour {
  private final Path clones;
  private final Path out;
  private final ObjectMapper json = new ObjectMapper();

  private CorpusBehaviour(Path clones, Path out) {
    this.clones = clones;
    this.out = out;
  }

  public static void main(String[] arguments) throws IOException {
    Arguments given = Arguments.of(arguments);
    Path clones = Path.of(given.value("--clones").orElse("clones"));
    Path out = Path.of(given.value("--out").orElse("evaluation/target/corpus-behaviour"));
    Path corpus = Path.of(given.value("--corpus").orElse("evaluation/corpus/open.json"));
    List<CorpusRow> rows =
        CorpusRow.read(corpus).stream()
            .filter(r -> !r.role().equals("listed-only"))
            .filter(r -> !given.has("--quick") || r.role().equals("trap"))
            .filter(r -> given.words().isEmpty() || given.words().contains(r.id()))
            .toList();
    Files.createDirectories(out);
    System.exit(new CorpusBehaviour(clones, out).judge(rows) ? 0 : 1);
  }

  private boolean judge(List<CorpusRow> rows) throws IOException {
    List<CorpusOutcome> outcomes = new ArrayList<>();
    for (CorpusRow row : rows) {
      CorpusOutcome outcome = outcome(row);
      outcomes.add(outcome);
      System.out.println(outcome.line());
    }
    return new CorpusTally(outcomes).print();
  }

  private CorpusOutcome outcome(CorpusRow row) throws IOException {
    JsonNode strict = verdict(row, row.id(), Map.of());
    boolean again =
        row.role().equals("target") && CorpusOutcome.kind(strict) == CorpusOutcome.Kind.REJECTED;
    Optional<JsonNode> loose =
        again ? Optional.of(verdict(row, row.id() + ".loosened", loosened())) : Optional.empty();
    return new CorpusOutcome(row, strict, loose);
  }

  private static Map<String, String> loosened() {
    Map<String, String> all = new HashMap<>(Map.of(Option.FLOAT_ULP.key(), "64"));
    for (Option option : Option.values()) {
      if (option.name().startsWith("IGNORE_")) {
        all.put(option.key(), "true");
      }
    }
    return all;
  }

  /** The verdict on a row, from its file where it was judged before. */
  private JsonNode verdict(CorpusRow row, String name, Map<String, String> more)
      throws IOException {
    Path file = out.resolve(name + ".json");
    if (!Files.exists(file)) {
      Files.writeString(file, fresh(row, name, more));
    }
    return json.readTree(file.toFile());
  }

  private String fresh(CorpusRow row, String name, Map<String, String> more) throws IOException {
    Optional<Path> clone = row.clone(clones);
    if (clone.isEmpty()) {
      return failure("no clone: git clone " + row.repository());
    }
    Map<String, String> options = new HashMap<>(more);
    options.put(Option.OUT.key(), out.resolve(name).toString());
    Instant start = Instant.now();
    try {
      String text;
      try {
        text = judged(row, clone.get(), row.base(), row.fix(), options);
      } catch (EngineProblem e) {
        System.err.println(
            "  " + e.getMessage() + "; once more with releases in place of snapshots");
        text = released(row, clone.get(), out.resolve(name), options);
      }
      System.err.printf(
          Locale.ROOT, "%s: %d s%n", name, Duration.between(start, Instant.now()).toSeconds());
      return text;
    } catch (Exception e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      return failure(cause == e ? e.toString() : e + ", caused by " + cause);
    }
  }

  /** The target does not build. */
  private static final class EngineProblem extends Exception {
    private static final long serialVersionUID = 1;

    EngineProblem(Throwable cause) {
      super("it does not build", cause);
    }
  }

  /**
   * Snapshots that a development build leans on are long gone: the same two commits, laid out with
   * the releases that came of them.
   */
  private static String released(
      CorpusRow row, Path clone, Path folder, Map<String, String> options) throws Exception {
    Path place = folder.resolve("released");
    Author author =
        new Author("Hasten", "hasten@example.com", OffsetDateTime.parse("2020-01-01T00:00:00Z"));
    try (Repository origin = Repository.open(clone);
        Repository copy = origin.cloneTo(place, row.base())) {
      Map<Path, Optional<String>> fixed = new HashMap<>();
      for (String file : row.files()) {
        fixed.put(Path.of(file), origin.text(row.fix(), Path.of(file)));
      }
      Map<Path, Optional<String>> builds = new HashMap<>();
      try (Stream<Path> files = Files.walk(place)) {
        for (Path pom : files.filter(f -> f.endsWith("pom.xml")).toList()) {
          String text = Files.readString(pom);
          builds.put(place.relativize(pom), Optional.of(text.replace("-SNAPSHOT<", "<")));
        }
      }
      String base = copy.commit(builds, "releases", author);
      String fix = copy.commit(fixed, "the fix", author);
      return judged(row, place, base, fix, options);
    }
  }

  /** Judged by the narrowest workload that reaches what it changes. */
  private static String judged(
      CorpusRow row, Path clone, String base, String fix, Map<String, String> given)
      throws Exception {
    Map<String, String> options = new HashMap<>(given);
    options.put(Option.REPO.key(), clone.toString());
    for (List<String> tests : row.workloads()) {
      options.put(Option.TESTS.key(), String.join(";", tests));
      if (tests.isEmpty()) {
        options.remove(Option.TESTS.key());
      }
      try {
        VerifyReport report = judged(base + ".." + fix, options);
        if (tests.isEmpty() || !report.gate().filter("entry"::equals).isPresent()) {
          return Reports.json(report);
        }
      } catch (NothingNamedException e) {
        // No test has such a name: a wider workload has.
        continue;
      } catch (TargetException e) {
        throw new EngineProblem(e);
      }
    }
    throw new IllegalStateException("no workload");
  }

  private static VerifyReport judged(String change, Map<String, String> options) throws Exception {
    Settings settings = Settings.of(new Settings.Source("the evaluation", options));
    return Verifying.behaviour(
            Optional.of(change), settings, "evaluation", event -> System.err.println("  " + event))
        .report();
  }

  private String failure(String reason) throws IOException {
    return json.writeValueAsString(Map.of("verdict", "not judged", "sentence", reason));
  }
}
