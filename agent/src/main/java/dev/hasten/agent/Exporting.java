package dev.hasten.agent;

import dev.hasten.agent.ledger.Ledger;
import dev.hasten.agent.ledger.LedgerEntry;
import dev.hasten.agent.options.Option;
import dev.hasten.agent.options.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes what an earlier run's ledger holds as files. */
public final class Exporting {
  private Exporting() {}

  /**
   * What was written.
   *
   * @param schema name and version of the form of this document
   * @param run the run that it comes from
   * @param folder where the files are
   * @param files the files
   * @param without accepted rewrites that have no file, with the reason, a sentence each
   */
  public record Exported(
      String schema, String run, String folder, List<ExportedFile> files, List<String> without) {
    /** Name and version of the form that this class writes. */
    public static final String SCHEMA = "hasten-export/1";

    public Exported {
      files = List.copyOf(files);
      without = List.copyOf(without);
    }
  }

  /**
   * A file.
   *
   * @param proposal the accepted rewrite that it is of
   * @param file its path below the folder, which is its path below the target's root
   * @param tests how many tests it holds
   */
  public record ExportedFile(String proposal, String file, int tests) {}

  /**
   * Writes the tests of a run's accepted rewrites.
   *
   * @param name of the run, or its folder; nothing for the last one
   * @throws NoSuchRunException if there is none
   * @throws UnusableSettingException if it is not said that tests are wanted
   */
  public static Exported tests(Optional<String> name, Settings settings) {
    if (!settings.flag(Option.EXPORT_TESTS)) {
      throw UnusableSettingException.of(
          Option.EXPORT_TESTS, "false", "given, since nothing else can be exported yet");
    }
    Path run = Surveying.folder(name, settings);
    Path out = settings.path(Option.OUT).orElse(run.resolve("tests")).toAbsolutePath().normalize();
    Map<String, LedgerEntry.Tested> tested = new LinkedHashMap<>();
    Set<String> committed = new HashSet<>();
    for (LedgerEntry entry : Ledger.read(run.resolve("ledger.jsonl"))) {
      if (entry instanceof LedgerEntry.Tested tests) {
        tested.put(tests.id(), tests);
      } else if (entry instanceof LedgerEntry.Committed commit) {
        committed.add(commit.id());
      }
    }
    List<ExportedFile> files = new ArrayList<>();
    List<String> without = new ArrayList<>();
    for (String id : committed.stream().sorted().toList()) {
      LedgerEntry.Tested tests = tested.get(id);
      if (tests == null || tests.file().isEmpty()) {
        String why = tests == null ? "none were written" : String.join("; ", tests.notes());
        without.add("no tests of " + id + ": " + why);
      } else {
        write(out, tests);
        files.add(new ExportedFile(id, tests.file(), tests.cases()));
      }
    }
    String runName = String.valueOf(run.getFileName());
    return new Exported(Exported.SCHEMA, runName, out.toString(), files, without);
  }

  private static void write(Path out, LedgerEntry.Tested tests) {
    Path file = out.resolve(tests.file()).normalize();
    if (!file.startsWith(out)) {
      throw new IllegalArgumentException("not below the folder: " + tests.file());
    }
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, tests.source());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
