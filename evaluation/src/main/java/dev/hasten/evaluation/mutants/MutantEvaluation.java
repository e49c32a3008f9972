package dev.hasten.evaluation.mutants;

import dev.hasten.evaluation.library.Library;
import dev.hasten.evaluation.library.OpenLibrary;
import dev.hasten.evaluation.store.ResultsFile;
import dev.hasten.sandbox.SandboxUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * Draws methods of published libraries, changes them for the worse and for the same, and prints
 * what the gates of behaviour make of it. An ended run goes on where it was.
 *
 * <p>Options: {@code --quick}, {@code --out DIR}, {@code --seed N}, {@code --library ARTIFACT},
 * {@code --methods N} a library, {@code --mutants N} and {@code --preserving N} a method, {@code
 * --report} for the table of what is there, {@code --write} to keep it in {@code RESULTS.md}.
 */
public final class MutantEvaluation {
  private static final double WORTH = 1.05;

  private MutantEvaluation() {}

  public static void main(String[] args) throws SandboxUnavailableException, IOException {
    Options options = Options.parse(args);
    Files.createDirectories(options.out());
    Results results = new Results(options.out());
    if (!options.report()) {
      for (Library library : Library.all()) {
        if (options.wants(library)) {
          OpenLibrary.use(
              library,
              options.out(),
              Optional.empty(),
              options.seed(),
              WORTH,
              open -> new LibraryRun(open, options, results).run());
        }
      }
    }
    boolean met =
        ResultsFile.ofProject()
            .print(
                "mutants",
                args,
                out -> {
                  Report report = new Report(out);
                  Library.all().stream()
                      .filter(options::wants)
                      .forEach(library -> report.add(library, results, options.methods()));
                  return report.print(options.quick());
                });
    System.exit(met ? 0 : 1);
  }
}
