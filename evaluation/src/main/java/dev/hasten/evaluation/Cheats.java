package dev.hasten.evaluation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Puts rewrites that cheat to the gates of behaviour, and says which gate rejected each and for
 * what reason.
 *
 * <p>Arguments: {@code --cheats DIR} for others than those of the test tree, {@code --quick} for
 * every fourth, names of cheats to try no others.
 */
public final class Cheats {
  private Cheats() {}

  public static void main(String[] arguments) throws Exception {
    Arguments given = Arguments.of(arguments);
    Path folder = Path.of(given.value("--cheats").orElse("evaluation/src/test/cheats"));
    List<Cheat> cheats =
        Cheat.in(folder).stream()
            .filter(c -> given.words().isEmpty() || given.words().contains(c.name()))
            .toList();
    int wrong = 0;
    int passed = 0;
    int tried = 0;
    Path work = Files.createTempDirectory("hasten-cheats");
    try (CheatTrial trial = CheatTrial.open(folder.resolve("project"), work)) {
      for (int i = 0; i < cheats.size(); i += given.has("--quick") ? 4 : 1) {
        Instant start = Instant.now();
        CheatTrial.Result result = trial.put(cheats.get(i));
        tried++;
        wrong += result.isRight() ? 0 : 1;
        passed += result.passed() ? 1 : 0;
        System.out.printf(
            Locale.ROOT,
            "%-24s %-6s %-11s %5.1f s  %s%n",
            result.cheat().name(),
            result.isRight() ? "right" : "WRONG",
            result.gate(),
            Duration.between(start, Instant.now()).toMillis() / 1000.0,
            result.said().lines().findFirst().orElse("passed"));
        if (!result.isRight()) {
          System.out.println(result.said().indent(4));
        }
      }
    } finally {
      remove(work);
    }
    System.out.printf(
        Locale.ROOT,
        "%d of %d cheats rejected by the gate and for the reason that they should; %d passed%n",
        tried - wrong,
        tried,
        passed);
    System.exit(wrong == 0 ? 0 : 1);
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
