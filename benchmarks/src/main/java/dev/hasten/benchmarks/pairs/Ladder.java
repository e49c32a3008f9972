package dev.hasten.benchmarks.pairs;

import dev.hasten.benchmarks.Machine;
import dev.hasten.benchmarks.decide.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Times both sides on a ladder of sizes, all rungs in each of a few launches. */
final class Ladder {
  private static final int LAUNCHES = 3;
  private static final double CONFIDENCE = .975;
  private static final double SD_FLOOR = .005;

  private final PairSettings settings;
  private final Machine machine;

  Ladder(PairSettings settings, Machine machine) {
    this.settings = settings.brief();
    this.machine = machine;
  }

  /** Climbs it; nothing where a launch fails. */
  Optional<Growth> climb(LadderLauncher launcher, long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    List<Integer> pools = IntStream.range(0, launcher.sizes().size()).boxed().toList();
    List<Map<Integer, Map<Role, List<Batch>>>> launches = new ArrayList<>();
    for (int i = 0; i < LAUNCHES; i++) {
      try (Machine.Turn ignored = machine.exclusive();
          Turns turns = new Turns(launcher, pools, settings, machine, seeds.split())) {
        launches.add(turns.run().batches());
      } catch (ContestantFailure e) {
        return Optional.empty();
      }
    }
    return Optional.of(
        new Growth(
            pools.stream().map(pool -> rung(launcher.sizes().get(pool), pool, launches)).toList()));
  }

  private static Rung rung(
      long size, int pool, List<Map<Integer, Map<Role, List<Batch>>>> launches) {
    double[] d = new double[launches.size()];
    double[] original = new double[d.length];
    double[] candidate = new double[d.length];
    for (int i = 0; i < d.length; i++) {
      Map<Role, List<Batch>> sides = launches.get(i).getOrDefault(pool, Map.of());
      List<Batch> o = sides.getOrDefault(Role.ORIGINAL, List.of());
      List<Batch> c = sides.getOrDefault(Role.CANDIDATE, List.of());
      d[i] = BandTiming.medianRatio(o, c, Batch::cpuNanos);
      original[i] = nanos(o);
      candidate[i] = nanos(c);
    }
    Sample sample = Sample.of(d).withFloor(SD_FLOOR);
    double half = sample.reach(CONFIDENCE);
    return new Rung(
        size,
        Medians.of(Arrays.stream(original)),
        Medians.of(Arrays.stream(candidate)),
        Math.exp(sample.mean()),
        Math.exp(sample.mean() - half),
        Math.exp(sample.mean() + half));
  }

  private static double nanos(List<Batch> batches) {
    return Medians.of(
        batches.stream().mapToDouble(batch -> (double) batch.cpuNanos() / batch.operations()));
  }
}
