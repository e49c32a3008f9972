package dev.hasten.evaluation.speed;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
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
    Path out = Path.of("speed-results");
    long seed = SEED;
    Set<String> libraries = new LinkedHashSet<>();
    List<Optional<Path>> jdks = new ArrayList<>();
    int methods = 4;
    int identical = 6;
    int noOps = 4;
    int planted = 3;
    boolean quick = false;
    boolean report = false;
    for (int i = 0; i < args.length; i++) {
      switch (args[i]) {
        case "--quick" -> {
          quick = true;
          methods = 1;
          identical = 2;
          noOps = 1;
          planted = 1;
          libraries.add("commons-codec");
        }
        case "--report" -> report = true;
        case "--out" -> out = Path.of(args[++i]);
        case "--seed" -> seed = Long.parseLong(args[++i]);
        case "--library" -> libraries.add(args[++i]);
        case "--jdk" -> jdks.add(Optional.of(Path.of(args[++i])));
        case "--methods" -> methods = Integer.parseInt(args[++i]);
        case "--identical" -> identical = Integer.parseInt(args[++i]);
        case "--no-ops" -> noOps = Integer.parseInt(args[++i]);
        case "--planted" -> planted = Integer.parseInt(args[++i]);
        default -> throw new IllegalArgumentException("unknown option " + args[i]);
      }
    }
    return new SpeedOptions(
        out.toAbsolutePath(),
        seed,
        libraries,
        jdks.isEmpty() ? List.of(Optional.empty()) : jdks,
        methods,
        identical,
        noOps,
        planted,
        quick,
        report);
  }

  boolean wants(String artifact) {
    return libraries.isEmpty() || libraries.contains(artifact);
  }
}
