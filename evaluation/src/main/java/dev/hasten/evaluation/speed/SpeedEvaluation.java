package dev.hasten.evaluation.speed;

import dev.hasten.evaluation.library.Library;
import dev.hasten.evaluation.library.OpenLibrary;
import dev.hasten.evaluation.store.JsonLines;
import dev.hasten.evaluation.store.ResultsFile;
import dev.hasten.sandbox.SandboxUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Times changes of which the truth is known, on methods drawn from the profiles of published
 * libraries, and prints how often the verdict is right. An ended run goes on where it was.
 *
 * <p>The first argument is {@code noise}, for programs that are the same, or {@code power}, for
 * planted work. Options: {@code --quick}, {@code --out DIR}, {@code --seed N}, {@code --library
 * ARTIFACT}, {@code --jdk HOME} (each given once or more), {@code --methods N} a library, {@code
 * --identical N}, {@code --no-ops N} and {@code --planted N} a method, {@code --report} for the
 * table of what is there, {@code --write} to keep it in {@code RESULTS.md}.
 */
public final class SpeedEvaluation {
  /** The original's time over the candidate's. */
  private static final List<Double> RATIOS =
      List.of(1.03, 1.10, 1.25, 1.01, 1 / 1.03, 1 / 1.10, 1 / 1.25);

  private static final double WORTH = 1.02;

  private SpeedEvaluation() {}

  public static void main(String[] args) throws SandboxUnavailableException, IOException {
    boolean power = args.length > 0 && args[0].equals("power");
    SpeedOptions options = SpeedOptions.parse(Arrays.copyOfRange(args, 1, args.length));
    Files.createDirectories(options.out());
    if (!options.report()) {
      for (Library library : Library.all()) {
        if (options.wants(library.artifact())) {
          for (Optional<Path> jdk : options.jdks()) {
            OpenLibrary.use(
                library,
                options.out(),
                jdk,
                options.seed(),
                WORTH,
                open -> {
                  LibraryTrials trials =
                      new LibraryTrials(open, options, new JsonLines(options.out()));
                  if (power) {
                    trials.power(RATIOS);
                  } else {
                    trials.noise();
                  }
                });
          }
        }
      }
    }
    List<SpeedTrial> trials = trials(options);
    boolean met =
        ResultsFile.ofProject()
            .print(
                args[0],
                Arrays.copyOfRange(args, 1, args.length),
                out ->
                    power
                        ? new PowerReport(trials, out).print(options.quick())
                        : new NoiseReport(trials, out).print(options.quick()));
    System.exit(met ? 0 : 1);
  }

  private static List<SpeedTrial> trials(SpeedOptions options) throws IOException {
    JsonLines files = new JsonLines(options.out());
    try (var found = Files.list(options.out())) {
      return found
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".trials.jsonl"))
          .sorted()
          .flatMap(name -> files.read(name, SpeedTrial.class).stream())
          .toList();
    }
  }
}
