package dev.hasten.evaluation.speed;

import dev.hasten.evaluation.Arguments;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What to try.
 *
 * @param out folder of the results, with which an ended run goes on
 * @param seed of the draw, and of the launches
 * @param libraries artifacts to draw from; empty for all
 * @param jdks homes of JDKs; nothing in it for the one that serves the build
 * @param methods how many of each library
 * @param identical trials of the same source a method
 * @param noOps trials of other code that does the same, a method
 * @param planted trials of each planted ratio a method
 * @param quick whether the goals of the short form hold
 * @param report whether only what is there already is reported
 */
record SpeedOptions(
    Path out,
    long seed,
    Set<String> libraries,
    List<Optional<Path>> jdks,
    int methods,
    int identical,
    int noOps,
    int planted,
    boolean quick,
    boolean report) {
  private static final long SEED = 20261123;

  static SpeedOptions parse(String[] args) {
    Arguments given =
        Arguments.of(args)
            .only(
                "--out",
                "--seed",
                "--library",
                "--jdk",
                "--methods",
                "--identical",
                "--no-ops",
                "--planted");
    boolean quick = given.has("--quick");
    List<Optional<Path>> jdks =
        given.all("--jdk").stream().map(home -> Optional.of(Path.of(home))).toList();
    return new SpeedOptions(
        given.out("speed-results"),
        given.seed(SEED),
        Set.copyOf(quick ? List.of("commons-codec") : given.all("--library")),
        jdks.isEmpty() ? List.of(Optional.empty()) : jdks,
        given.number("--methods", quick ? 1 : 4),
        given.number("--identical", quick ? 2 : 6),
        given.number("--no-ops", quick ? 1 : 4),
        given.number("--planted", quick ? 1 : 3),
        quick,
        given.has("--report"));
  }

  boolean wants(String artifact) {
    return libraries.isEmpty() || libraries.contains(artifact);
  }
}
