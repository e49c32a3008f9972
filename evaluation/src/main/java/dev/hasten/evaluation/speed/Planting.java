package dev.hasten.evaluation.speed;

import dev.hasten.target.source.SourceMethod;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Work planted at the start of a method: both sides do some, and a trial says how much each. The
 * JIT sees the same code on both sides, since the number of rounds is no constant.
 */
final class Planting {
  private static final String CLASS = "HastenWork";

  private static final String TEXT =
      """
      final class HastenWork {
        private static int rounds = %d;
        private static int state;

        static void spend() {
          int x = state;
          for (int i = rounds; i > 0; i--) {
            x = x * 31 + i;
          }
          state = x;
        }
      }
      """;

  private final Path unit;
  private final Path worker;
  private final String planted;
  private final String home;

  private Planting(Path unit, Path worker, String planted, String home) {
    this.unit = unit;
    this.worker = worker;
    this.planted = planted;
    this.home = home;
  }

  /**
   * Plants work in a method.
   *
   * @param text of the unit that the method stands in
   * @return nothing for a constructor, whose first statement has to stay the first
   */
  static Optional<Planting> in(SourceMethod method, String text) {
    if (method.body().isEmpty() || method.ref().name().equals("<init>")) {
      return Optional.empty();
    }
    int inside = method.body().get() + 1;
    String planted = text.substring(0, inside) + " HastenWork.spend();" + text.substring(inside);
    String className = method.ref().className();
    String home = className.substring(0, Math.max(0, className.lastIndexOf('.')));
    Path worker = method.file().resolveSibling(CLASS + ".java");
    return Optional.of(new Planting(method.file(), worker, planted, home));
  }

  /** The files, from the target's root, where each call does so many rounds. */
  Map<Path, String> files(long rounds) {
    String head = home.isEmpty() ? "" : "package " + home + ";\n\n";
    return new TreeMap<>(Map.of(unit, planted, worker, head + TEXT.formatted(rounds)));
  }

  /** The unit that the work is planted in. */
  Path unit() {
    return unit;
  }

  /** The file that does the work, which the target does not have. */
  Path worker() {
    return worker;
  }
}
