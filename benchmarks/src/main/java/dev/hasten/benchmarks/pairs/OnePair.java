package dev.hasten.benchmarks.pairs;

import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.Machine;
import dev.hasten.benchmarks.pairs.PairOutcome.Cause;
import dev.hasten.benchmarks.pairs.PairOutcome.Timed;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * One pair: both JVMs are started, warmed in turns, calibrated alike and timed in turns, one of
 * them working at a time. What is done to one side is done to the other; only chance decides who
 * goes first.
 */
final class OnePair {
  private static final int SETTLE = 2;
  private static final int SPEED_OVER = 10;

  private final Launcher launcher;
  private final PairSettings settings;
  private final Machine machine;
  private final SplittableRandom random;
  private final long seed;
  private final Map<Role, Contestant> contestants = new EnumMap<>(Role.class);
  private final Map<Role, Map<Band, Lane>> lanes = new EnumMap<>(Role.class);

  private long start = System.nanoTime();

  /** The side whose turn it is, for the blame when it fails. */
  private Role turn = Role.ORIGINAL;

  OnePair(Launcher launcher, PairSettings settings, Machine machine, long seed) {
    this.launcher = launcher;
    this.settings = settings;
    this.machine = machine;
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  PairOutcome run() {
    try (Machine.Turn ignored = machine.exclusive()) {
      start = System.nanoTime();
      return timed();
    } catch (ContestantFailure failure) {
      Cause cause = Cause.valueOf(failure.kind().name());
      return new PairOutcome.Void(seed, cause, Optional.of(turn), failure.detail());
    } finally {
      contestants.values().forEach(Contestant::close);
    }
  }

  /** How long it had the machine, so far. */
  Duration took() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  private PairOutcome timed() throws ContestantFailure {
    List<Role> starts = order();
    for (Role role : starts) {
      turn = role;
      contestants.put(role, launcher.launch(role));
      Map<Band, Lane> own = new EnumMap<>(Band.class);
      for (Band band : launcher.bands()) {
        own.put(band, new Lane(contestant(role).round(band), contestant(role).most(band)));
      }
      lanes.put(role, own);
    }
    Machine.Stolen stolen = machine.stolen();
    Warmth warmth = warm();
    Map<Band, Integer> batchPairs = calibrate();
    settle();
    Map<Role, Long> before = cpu();
    measure(batchPairs);
    Map<Role, Long> after = cpu();
    double steal = machine.stolen().since(stolen);
    return judge(starts.get(0), warmth, before, after, steal);
  }

  private record Warmth(int rounds, boolean quiet) {}

  private Warmth warm() throws ContestantFailure {
    int rounds = 0;
    int quiet = 0;
    while (true) {
      boolean compiled = false;
      for (Band band : launcher.bands()) {
        for (Role role : order()) {
          Lane lane = lane(role, band);
          Batch batch = batch(role, band, lane.operations);
          lane.warmed(batch, settings);
          compiled |= batch.jitMillis() > 0;
        }
      }
      rounds++;
      quiet = compiled ? 0 : quiet + 1;
      if (quiet >= settings.quiet() && leastWarm() >= settings.warm().toNanos()) {
        return new Warmth(rounds, true);
      }
      if (meanWarm() >= settings.cap().toNanos()) {
        return new Warmth(rounds, false);
      }
      endure();
    }
  }

  /** Warm-up that spends its time outside the calls, on copies for them, would never end. */
  private void endure() throws ContestantFailure {
    long all = cpuSoFar();
    if (all >= settings.most().toNanos()) {
      throw new ContestantFailure(
          ContestantFailure.Kind.COPIES,
          "warm-up took %d s, %d ms of it in calls"
              .formatted(all / 1_000_000_000, (long) (meanWarm() * allLanes().size()) / 1_000_000));
    }
  }

  private long cpuSoFar() throws ContestantFailure {
    return cpu().values().stream().mapToLong(Long::longValue).sum();
  }

  private Map<Band, Integer> calibrate() throws ContestantFailure {
    Map<Band, Integer> batchPairs = new EnumMap<>(Band.class);
    double besides = Math.max(1, cpuSoFar() / (meanWarm() * allLanes().size()));
    for (Band band : launcher.bands()) {
      Lane original = lane(Role.ORIGINAL, band);
      Lane candidate = lane(Role.CANDIDATE, band);
      double o = original.nanosPerOperation();
      double c = candidate.nanosPerOperation();
      int operations = Calibration.common(o, c, original.round, original.most, settings);
      original.operations = operations;
      candidate.operations = operations;
      batchPairs.put(band, Calibration.batchPairs((o + c) * besides, operations, settings));
    }
    return batchPairs;
  }

  /** The first batches of the new size are not measured. */
  private void settle() throws ContestantFailure {
    for (int i = 0; i < SETTLE; i++) {
      for (Band band : launcher.bands()) {
        for (Role role : order()) {
          batch(role, band, lane(role, band).operations);
        }
      }
    }
  }

  private void measure(Map<Band, Integer> batchPairs) throws ContestantFailure {
    int rounds = batchPairs.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    for (int i = 0; i < rounds; i++) {
      for (Map.Entry<Band, Integer> entry : batchPairs.entrySet()) {
        if (i < entry.getValue()) {
          for (Role role : order()) {
            Lane lane = lane(role, entry.getKey());
            lane.measured.add(batch(role, entry.getKey(), lane.operations));
          }
        }
      }
    }
  }

  private PairOutcome judge(
      Role startedFirst,
      Warmth warmth,
      Map<Role, Long> before,
      Map<Role, Long> after,
      double steal) {
    List<BandTiming> bands = new ArrayList<>();
    for (Band band : launcher.bands()) {
      bands.add(
          BandTiming.of(
              band, lane(Role.ORIGINAL, band).measured, lane(Role.CANDIDATE, band).measured));
    }
    double utilisation = bands.stream().mapToDouble(BandTiming::utilisation).min().orElseThrow();
    if (utilisation < settings.utilisation()) {
      return unfit(Cause.WAITED, "on the CPU for " + utilisation + " of the wall time");
    }
    if (steal > settings.steal()) {
      return unfit(Cause.STOLEN, "the host took " + steal + " of the machine");
    }
    Map<Role, Double> unaccounted = new EnumMap<>(Role.class);
    Map<Role, Long> peaks = new EnumMap<>(Role.class);
    // Handing a batch over costs both sides alike, and weighs more beside a faster side's batches.
    long scale = inBatches(Role.ORIGINAL);
    for (Role role : Role.values()) {
      long all = after.getOrDefault(role, 0L) - before.getOrDefault(role, 0L);
      unaccounted.put(role, (double) (all - inBatches(role)) / scale);
      contestant(role).peakMemory().ifPresent(bytes -> peaks.put(role, bytes));
    }
    return new Timed(
        seed, startedFirst, warmth.rounds, warmth.quiet, bands, unaccounted, peaks, steal);
  }

  private long inBatches(Role role) {
    return lanesOf(role).values().stream()
        .flatMap(lane -> lane.measured.stream())
        .mapToLong(Batch::cpuNanos)
        .sum();
  }

  private PairOutcome unfit(Cause cause, String detail) {
    return new PairOutcome.Void(seed, cause, Optional.empty(), detail);
  }

  private Batch batch(Role role, Band band, int operations) throws ContestantFailure {
    turn = role;
    Batch batch = contestant(role).batch(band, operations);
    if (batch.cpuNanos() <= 0 || batch.operations() != operations) {
      throw new ContestantFailure(
          ContestantFailure.Kind.CLOCK,
          batch.operations() + " operations in " + batch.cpuNanos() + " ns");
    }
    return batch;
  }

  private Map<Role, Long> cpu() throws ContestantFailure {
    Map<Role, Long> cpu = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      turn = role;
      cpu.put(role, contestant(role).cpuNanos());
    }
    return cpu;
  }

  private List<Role> order() {
    return random.nextBoolean()
        ? List.of(Role.ORIGINAL, Role.CANDIDATE)
        : List.of(Role.CANDIDATE, Role.ORIGINAL);
  }

  private Contestant contestant(Role role) {
    return Objects.requireNonNull(contestants.get(role));
  }

  private Lane lane(Role role, Band band) {
    return Objects.requireNonNull(lanesOf(role).get(band));
  }

  private Map<Band, Lane> lanesOf(Role role) {
    return Objects.requireNonNull(lanes.get(role));
  }

  private long leastWarm() {
    return allLanes().stream().mapToLong(lane -> lane.warmNanos).min().orElseThrow();
  }

  private double meanWarm() {
    return allLanes().stream().mapToLong(lane -> lane.warmNanos).average().orElseThrow();
  }

  private List<Lane> allLanes() {
    return lanes.values().stream().flatMap(own -> own.values().stream()).toList();
  }

  /** One side in one band. */
  private static final class Lane {
    private final int round;
    private final int most;
    private final Deque<Double> speeds = new ArrayDeque<>();
    private final List<Batch> measured = new ArrayList<>();
    private int operations;
    private long warmNanos;

    Lane(int round, int most) {
      this.round = round;
      this.most = most;
      this.operations = round;
    }

    void warmed(Batch batch, PairSettings settings) {
      warmNanos += batch.cpuNanos();
      speeds.addLast((double) batch.cpuNanos() / batch.operations());
      if (speeds.size() > SPEED_OVER) {
        speeds.removeFirst();
      }
      operations = Calibration.next(batch.operations(), batch.cpuNanos(), round, most, settings);
    }

    double nanosPerOperation() {
      return Medians.of(speeds.stream().mapToDouble(Double::doubleValue));
    }
  }
}
