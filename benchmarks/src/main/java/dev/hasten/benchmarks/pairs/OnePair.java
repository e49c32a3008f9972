package dev.hasten.benchmarks.pairs;

import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.Machine;
import dev.hasten.benchmarks.pairs.PairOutcome.Cause;
import dev.hasten.benchmarks.pairs.PairOutcome.Timed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** One pair: both sides take turns over every band, and what comes of it counts or is void. */
final class OnePair {
  private final Launcher launcher;
  private final PairSettings settings;
  private final Machine machine;
  private final long seed;

  private long start = System.nanoTime();

  OnePair(Launcher launcher, PairSettings settings, Machine machine, long seed) {
    this.launcher = launcher;
    this.settings = settings;
    this.machine = machine;
    this.seed = seed;
  }

  PairOutcome run() {
    List<Integer> pools = launcher.bands().stream().map(Band::ordinal).toList();
    try (Machine.Turn ignored = machine.exclusive();
        Turns turns = new Turns(launcher, pools, settings, machine, new SplittableRandom(seed))) {
      start = System.nanoTime();
      try {
        return judge(turns.run());
      } catch (ContestantFailure failure) {
        Cause cause = Cause.valueOf(failure.kind().name());
        return new PairOutcome.Void(seed, cause, Optional.of(turns.turn()), failure.detail());
      }
    }
  }

  /** How long it had the machine, so far. */
  Duration took() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private PairOutcome judge(Turns.Measured measured) {
    List<BandTiming> bands = new ArrayList<>();
    for (Band band : launcher.bands()) {
      Map<Role, List<Batch>> sides = measured.batches().getOrDefault(band.ordinal(), Map.of());
      bands.add(
          BandTiming.of(
              band,
              sides.getOrDefault(Role.ORIGINAL, List.of()),
              sides.getOrDefault(Role.CANDIDATE, List.of())));
    }
    double utilisation = bands.stream().mapToDouble(BandTiming::utilisation).min().orElseThrow();
    if (utilisation < settings.utilisation()) {
      return unfit(Cause.WAITED, "on the CPU for " + utilisation + " of the wall time");
    }
    if (measured.steal() > settings.steal()) {
      return unfit(Cause.STOLEN, "the host took " + measured.steal() + " of the machine");
    }
    return new Timed(
        seed,
        measured.startedFirst(),
        measured.warmRounds(),
        measured.quiet(),
        bands,
        measured.unaccounted(),
        measured.launches(),
        measured.steal());
  }

  private PairOutcome unfit(Cause cause, String detail) {
    return new PairOutcome.Void(seed, cause, Optional.empty(), detail);
  }
}
