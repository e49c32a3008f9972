package dev.hasten.evaluation.mutants;

import dev.hasten.evaluation.library.Library;
import dev.hasten.evaluation.library.OpenLibrary;
import dev.hasten.profiling.ProfilingException;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.sandbox.SandboxUnavailableException;
import dev.hasten.target.open.TargetException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Draws methods of published libraries, changes them for the worse and for the same, and prints
 * what the gates of behaviour make of it. An ended run goes on where it was.
 *
 * <p>Options: {@code --quick}, {@code --out DIR}, {@code --seed N}, {@code --library ARTIFACT},
 * {@code --methods N} a library, {@code --mutants N} and {@code --preserving N} a method, {@code
 * --report} for the table of what is there.
 */
public final class MutantEvaluation {
  private MutantEvaluation() {}

  public static void main(String[] args) throws SandboxUnavailableException, IOException {
    Options options = Options.parse(args);
    Files.createDirectories(options.out());
    Results results = new Results(options.out());
    if (!options.report()) {
      for (Library library : Library.all()) {
        if (options.wants(library)) {
          run(library, options, results);
        }
      }
    }
    Report report = new Report(System.out);
    Library.all().stream()
        .filter(options::wants)
        .forEach(library -> report.add(library, results, options.methods()));
    System.exit(report.print(options.quick()) ? 0 : 1);
  }

  private static void run(Library library, Options options, Results results)
      throws SandboxUnavailableException {
    say(library.name());
    try (Sandbox sandbox = Sandbox.open(Sandbox.Preference.AUTO, Sandbox.defaultScratch());
        OpenLibrary open =
            OpenLibrary.open(
                library, options.out(), Optional.empty(), options.seed(), 1.05, sandbox)) {
      new LibraryRun(open, options, results, sandbox, MutantEvaluation::say).run();
    } catch (TargetException | ProfilingException e) {
      say("  left out: " + e);
    }
  }

  private static void say(String line) {
    System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
  }
}
