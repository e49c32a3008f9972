package dev.hasten.evaluation.store;

import dev.hasten.benchmarks.Environment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The file that holds what the evaluations printed last, a section each, with date, machine and
 * command.
 */
public record ResultsFile(Path file) {
  private static final String WRITE = "--write";

  private static final String HEAD =
      """
      # Results

      What each evaluation printed last. The sections are written by the commands, with `--write`, and
      never by hand.
      """;

  private static final Pattern SECTION =
      Pattern.compile("^## ([^\\n]+)\\n(.*?)(?=^## |\\z)", Pattern.MULTILINE | Pattern.DOTALL);

  /** The project's own, {@code evaluation/RESULTS.md}. */
  public static ResultsFile ofProject() {
    return new ResultsFile(
        Path.of(System.getProperty("hasten.evaluation", "evaluation")).resolve("RESULTS.md"));
  }

  /**
   * Lets a report print itself, and keeps what it prints where {@code --write} is among the
   * arguments.
   *
   * @param name of the evaluation
   * @param args its arguments
   * @param report prints, and says whether the goal is met
   * @return the same
   */
  public boolean print(String name, String[] args, Predicate<PrintStream> report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean met = report.test(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    String text = bytes.toString(StandardCharsets.UTF_8);
    System.out.print(text);
    if (Arrays.asList(args).contains(WRITE)) {
      keep(name, LocalDate.now(), Environment.machine(), args, text, met);
    }
    return met;
  }

  void keep(String name, LocalDate date, String machine, String[] args, String text, boolean met) {
    Map<String, String> sections = new TreeMap<>();
    try {
      if (Files.exists(file)) {
        Matcher matcher = SECTION.matcher(Files.readString(file));
        while (matcher.find()) {
          sections.put(matcher.group(1), matcher.group(2));
        }
      }
      String command =
          Arrays.stream(args)
              .filter(arg -> !arg.equals(WRITE))
              .collect(Collectors.joining(" ", "evaluation/run " + name + " ", ""))
              .strip();
      sections.put(
          name,
          "\n`%s`, %s, %s. %s\n\n```text\n%s\n```\n\n"
              .formatted(
                  command,
                  date,
                  machine,
                  met ? "The goal is met." : "The goal is not met.",
                  text.strip()));
      Files.writeString(
          file,
          HEAD
              + "\n"
              + sections.entrySet().stream()
                  .map(
                      section ->
                          "## " + section.getKey() + "\n" + section.getValue().stripTrailing())
                  .collect(Collectors.joining("\n\n"))
              + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
