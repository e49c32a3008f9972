package dev.hasten.evaluation.mutants;

import dev.hasten.evaluation.Arguments;
import dev.hasten.evaluation.library.Library;
import java.nio.file.Path;
import java.util.List;
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
    Arguments given =
        Arguments.of(args)
            .only("--out", "--seed", "--library", "--methods", "--mutants", "--preserving");
    boolean quick = given.has("--quick");
    return new Options(
        given.out("mutants-results"),
        given.seed(SEED),
        Set.copyOf(quick ? List.of("commons-codec", "commons-csv") : given.all("--library")),
        given.number("--methods", quick ? 3 : 6),
        given.number("--mutants", quick ? 12 : 25),
        given.number("--preserving", quick ? 3 : 5),
        quick,
        given.has("--report"));
  }

  boolean wants(Library library) {
    return libraries.isEmpty() || libraries.contains(library.artifact());
  }
}
