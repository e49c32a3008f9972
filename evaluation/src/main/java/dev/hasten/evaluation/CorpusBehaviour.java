package dev.hasten.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hasten.agent.NothingNamedException;
import dev.hasten.agent.Verifying;
import dev.hasten.agent.options.Option;
import dev.hasten.agent.options.Settings;
import dev.hasten.agent.report.Reports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
    return Map.of(
        Option.FLOAT_ULP.key(),
        "64",
        Option.IGNORE_EXCEPTION_MESSAGES.key(),
        "true",
        Option.IGNORE_INCIDENTAL_EXCEPTIONS.key(),
        "true",
        Option.IGNORE_OFF_PROTOCOL.key(),
        "true",
        Option.IGNORE_ORDER.key(),
        "true",
        Option.IGNORE_ALIASING.key(),
        "true",
        Option.IGNORE_SERIAL_FORM.key(),
        "true");
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
    options.put(Option.REPO.key(), clone.get().toString());
    options.put(Option.OUT.key(), out.resolve(name).toString());
    options.put(Option.TESTS.key(), String.join(";", row.tests()));
    Instant start = Instant.now();
    try {
      String text;
      try {
        text = judged(row, options);
      } catch (NothingNamedException e) {
        options.remove(Option.TESTS.key());
        text = judged(row, options);
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

  private static String judged(CorpusRow row, Map<String, String> options) throws Exception {
    Settings settings = Settings.of(new Settings.Source("the evaluation", options));
    return Reports.json(
        Verifying.behaviour(
                Optional.of(row.base() + ".." + row.fix()),
                settings,
                "evaluation",
                event -> System.err.println("  " + event))
            .report());
  }

  private String failure(String reason) throws IOException {
    return json.writeValueAsString(Map.of("verdict", "not judged", "sentence", reason));
  }
}
