package dev.hasten.agent;

import dev.hasten.agent.ledger.Ledger;
import dev.hasten.agent.ledger.LedgerEntry;
import dev.hasten.agent.ledger.Telling;
import dev.hasten.agent.options.Option;
import dev.hasten.agent.options.Settings;
import dev.hasten.agent.report.Reports;
import dev.hasten.agent.report.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** One run: its name, its folder, its ledger and its clock. */
final class Run implements AutoCloseable {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private final String name;
  private final Path folder;
  private final Ledger ledger;
  private final Consumer<RunEvent> events;
  private final Instant start = Instant.now();
  private final Duration longest;
  private final String tool;

  /** Set when the JVM is told to end: what stages report then is the noise of being stopped. */
  private volatile boolean stopped;

  private Run(
      String name,
      String tool,
      Path folder,
      Ledger ledger,
      Consumer<RunEvent> events,
      Duration longest) {
    this.name = name;
    this.tool = tool;
    this.folder = folder;
    this.ledger = ledger;
    this.events = events;
    this.longest = longest;
  }

  /**
   * Begins a run.
   *
   * @param state Hasten's folder for the target, {@code .hasten}
   */
  static Run begin(
      Path state, String target, Settings settings, String tool, Consumer<RunEvent> events) {
    Path folder = newFolder(state.resolve("runs"));
    String name = folder.getFileName().toString();
    Ledger ledger = Ledger.open(folder.resolve("ledger.jsonl"));
    Map<String, String> changed = new HashMap<>();
    settings
        .all()
        .forEach(
            (option, value) -> {
              if (!value.text().equals(option.initial())) {
                changed.put(option.key(), value.text());
              }
            });
    ledger.append(new LedgerEntry.Started(name, tool, Instant.now().toString(), target, changed));
    double minutes = settings.decimal(Option.MAX_MINUTES);
    Duration longest =
        minutes == 0 ? Duration.ofDays(365) : Duration.ofSeconds((long) (minutes * 60));
    return new Run(name, tool, folder, ledger, events, longest);
  }

  /** A folder named for this second, and numbered where another run began in the same. */
  private static Path newFolder(Path runs) {
    String name = NAME.format(Instant.now());
    try {
      Files.createDirectories(runs);
      for (int i = 1; ; i++) {
        Path folder = runs.resolve(i == 1 ? name : name + "-" + i);
        try {
          return Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
          continue;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into " + runs, e);
    }
  }

  String name() {
    return name;
  }

  /** Version of Hasten. */
  String tool() {
    return tool;
  }

  Path folder() {
    return folder;
  }

  Ledger ledger() {
    return ledger;
  }

  void write(LedgerEntry entry) {
    if (!stopped) {
      ledger.append(entry);
    }
  }

  void tell(RunEvent event) {
    if (!stopped) {
      events.accept(event);
    }
  }

  void note(String text) {
    write(new LedgerEntry.Noted(text));
    tell(new RunEvent.Note(text));
  }

  /** The work of a stage. */
  interface Work<T, E extends Exception> {
    T call() throws E;
  }

  /** Does a stage and writes down how long it took, also where it fails. */
  <T, E extends Exception> T stage(String stage, String text, Work<T, E> work) throws E {
    tell(new RunEvent.Stage(text));
    Instant from = Instant.now();
    try {
      return work.call();
    } finally {
      spent(stage, Duration.between(from, Instant.now()));
    }
  }

  void spent(String stage, Duration time) {
    write(new LedgerEntry.Spent(stage, time.toMillis() / 1000.0));
  }

  boolean isOver() {
    return Duration.between(start, Instant.now()).compareTo(longest) > 0;
  }

  /** Ends the run and writes its reports. */
  RunReport end(String more) {
    RunReport soFar = Telling.of(Ledger.read(folder.resolve("ledger.jsonl")));
    String ending =
        Telling.sentence(soFar.accepted().size(), soFar.rejected().size())
            + (more.isEmpty() ? "" : "; " + more);
    write(new LedgerEntry.Ended(ending));
    return report(folder);
  }

  /** Writes the reports of a run that is stopped by its user; nothing is heard of it after. */
  void stop() {
    stopped = true;
    tellSoFar();
  }

  /** Writes the reports of a run that ends early, as far as that can be done. */
  void tellSoFar() {
    try {
      report(folder);
    } catch (UncheckedIOException e) {
      events.accept(new RunEvent.Note("no report could be written: " + e.getCause()));
    }
  }

  /** Makes the reports of a run's folder from its ledger. */
  static RunReport report(Path folder) {
    RunReport report = Telling.of(Ledger.read(folder.resolve("ledger.jsonl")));
    Reports.write(report, folder);
    return report;
  }

  @Override
  public void close() {
    ledger.close();
  }
}
