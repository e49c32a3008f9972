package dev.hasten.evaluation.mutants;

import dev.hasten.evaluation.library.Library;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What to evaluate.
 *
 * @param out folder of the results, with which an ended run goes on
 * @param seed of the draw and of the choice among the changes
 * @param libraries artifacts to draw from; empty for all
 * @param methods how many of each library
 * @param mutants how many of each method
 * @param preserving how many rewrites of each method that keep its behaviour
 * @param quick whether the goals of the short form hold
 * @param report whether only what is there already is reported
 */
record Options(
    Path out,
    long seed,
    Set<String> libraries,
    int methods,
    int mutants,
    int preserving,
    boolean quick,
    boolean report) {
  private static final long SEED = 20261123;

  static Options parse(String[] args) {
    Path out = Path.of("mutants-results");
    long seed = SEED;
    Set<String> libraries = new LinkedHashSet<>();
    int methods = 6;
    int mutants = 25;
    int preserving = 5;
    boolean quick = false;
    boolean report = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--quick" -> {
          quick = true;
          methods = 3;
          mutants = 12;
          preserving = 3;
          libraries.add("commons-codec");
          libraries.add("commons-csv");
        }
        case "--report" -> report = true;
        case "--out" -> out = Path.of(args[++i]);
        case "--seed" -> seed = Long.parseLong(args[++i]);
        case "--library" -> libraries.add(args[++i]);
        case "--methods" -> methods = Integer.parseInt(args[++i]);
        case "--mutants" -> mutants = Integer.parseInt(args[++i]);
        case "--preserving" -> preserving = Integer.parseInt(args[++i]);
        default -> throw new IllegalArgumentException("unknown option " + args[i]);
      }
    }
    return new Options(
        out.toAbsolutePath(),
        seed,
        Set.copyOf(libraries),
        methods,
        mutants,
        preserving,
        quick,
        report);
  }

  boolean wants(Library library) {
    return libraries.isEmpty() || libraries.contains(library.artifact());
  }
}
