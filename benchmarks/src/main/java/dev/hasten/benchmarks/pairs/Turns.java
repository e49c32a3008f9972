package dev.hasten.benchmarks.pairs;

import dev.hasten.benchmarks.Machine;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * One launch of each side, warmed in turns, calibrated alike and timed in turns, one of them
 * working at a time. What is done to one side is done to the other; only chance decides who goes
 * first.
 */
final class Turns implements AutoCloseable {
  private static final int SETTLE = 2;
  private static final int SPEED_OVER = 10;

  private final Starter starter;
  private final List<Integer> pools;
  private final PairSettings settings;
  private final Machine machine;
  private final SplittableRandom random;
  private final Map<Role, Contestant> contestants = new EnumMap<>(Role.class);
  private final Map<Role, Map<Integer, Lane>> lanes = new EnumMap<>(Role.class);
  private final Map<Role, Long> firstRound = new EnumMap<>(Role.class);

  /** The side whose turn it is, for the blame when it fails. */
  private Role turn = Role.ORIGINAL;

  Turns(
      Starter starter,
      List<Integer> pools,
      PairSettings settings,
      Machine machine,
      SplittableRandom random) {
    this.starter = starter;
    this.pools = List.copyOf(pools);
    this.settings = settings;
    this.machine = machine;
    this.random = random;
  }

  /**
   * What was measured.
   *
   * @param startedFirst which side was started first
   * @param warmRounds rounds of warm-up, each a batch a side and pool
   * @param quiet whether the JIT compilers had come to rest when measuring began
   * @param batches by pool and side, in the order in which they were made
   * @param unaccounted by side, CPU time from outside that was used between its batches, as a share
   *     of what the original used in them
   * @param launches by side, what the launch took beside
   * @param steal share of the machine that its host took meanwhile
   */
  record Measured(
      Role startedFirst,
      int warmRounds,
      boolean quiet,
      Map<Integer, Map<Role, List<Batch>>> batches,
      Map<Role, Double> unaccounted,
      Map<Role, Launch> launches,
      double steal) {}

  /** The side whose turn it was last. */
  Role turn() {
    return turn;
  }

  /**
   * Starts both, and measures.
   *
   * @throws ContestantFailure if one of them fails, the one whose {@link #turn} it was
   */
  Measured run() throws ContestantFailure {
    List<Role> starts = order();
    for (Role role : starts) {
      turn = role;
      contestants.put(role, starter.launch(role));
      Map<Integer, Lane> own = new TreeMap<>();
      for (int pool : pools) {
        own.put(pool, new Lane(contestant(role).round(pool), contestant(role).most(pool)));
      }
      lanes.put(role, own);
    }
    Machine.Stolen stolen = machine.stolen();
    Warmth warmth = warm();
    Map<Integer, Integer> batchPairs = calibrate();
    settle();
    Map<Role, Long> before = cpu();
    measure(batchPairs);
    Map<Role, Long> after = cpu();
    double steal = machine.stolen().since(stolen);
    return new Measured(
        starts.get(0),
        warmth.rounds,
        warmth.quiet,
        batches(),
        unaccounted(before, after),
        launches(),
        steal);
  }

  private record Warmth(int rounds, boolean quiet) {}

  private Warmth warm() throws ContestantFailure {
    int rounds = 0;
    int quiet = 0;
    while (true) {
      boolean compiled = false;
      for (int pool : pools) {
        for (Role role : order()) {
          Lane lane = lane(role, pool);
          Batch batch = batch(role, pool, lane.operations);
          firstRound.putIfAbsent(role, batch.cpuNanos());
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

  private Map<Integer, Integer> calibrate() throws ContestantFailure {
    Map<Integer, Integer> batchPairs = new TreeMap<>();
    double besides = Math.max(1, cpuSoFar() / (meanWarm() * allLanes().size()));
    for (int pool : pools) {
      Lane original = lane(Role.ORIGINAL, pool);
      Lane candidate = lane(Role.CANDIDATE, pool);
      double o = original.nanosPerOperation();
      double c = candidate.nanosPerOperation();
      int operations = Calibration.common(o, c, original.round, original.most, settings);
      original.operations = operations;
      candidate.operations = operations;
      batchPairs.put(pool, Calibration.batchPairs((o + c) * besides, operations, settings));
    }
    return batchPairs;
  }

  /** The first batches of the new size are not measured. */
  private void settle() throws ContestantFailure {
    for (int i = 0; i < SETTLE; i++) {
      for (int pool : pools) {
        for (Role role : order()) {
          batch(role, pool, lane(role, pool).operations);
        }
      }
    }
  }

  private void measure(Map<Integer, Integer> batchPairs) throws ContestantFailure {
    int rounds = batchPairs.values().stream().mapToInt(Integer::intValue).max().orElseThrow();
    for (int i = 0; i < rounds; i++) {
      for (Map.Entry<Integer, Integer> entry : batchPairs.entrySet()) {
        if (i < entry.getValue()) {
          for (Role role : order()) {
            Lane lane = lane(role, entry.getKey());
            OptionalLong before = machine.microjoules();
            lane.measured.add(batch(role, entry.getKey(), lane.operations));
            lane.used(before, machine.microjoules());
          }
        }
      }
    }
  }

  private Map<Integer, Map<Role, List<Batch>>> batches() {
    Map<Integer, Map<Role, List<Batch>>> batches = new TreeMap<>();
    for (int pool : pools) {
      Map<Role, List<Batch>> sides = new EnumMap<>(Role.class);
      for (Role role : Role.values()) {
        sides.put(role, List.copyOf(lane(role, pool).measured));
      }
      batches.put(pool, sides);
    }
    return batches;
  }

  /**
   * Handing a batch over costs both sides alike, and weighs more beside a faster side's batches.
   */
  private Map<Role, Double> unaccounted(Map<Role, Long> before, Map<Role, Long> after) {
    Map<Role, Double> unaccounted = new EnumMap<>(Role.class);
    long scale = inBatches(Role.ORIGINAL);
    for (Role role : Role.values()) {
      long all = after.getOrDefault(role, 0L) - before.getOrDefault(role, 0L);
      unaccounted.put(role, (double) (all - inBatches(role)) / scale);
    }
    return unaccounted;
  }

  private Map<Role, Launch> launches() throws ContestantFailure {
    Map<Role, Launch> launches = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      turn = role;
      launches.put(
          role,
          new Launch(
              firstRound.getOrDefault(role, 0L),
              lanesOf(role).values().stream().mapToLong(lane -> lane.jitMillis).sum(),
              contestant(role).peakMemory(),
              contestant(role).retainedBytes(),
              energy(role)));
    }
    return launches;
  }

  private OptionalLong energy(Role role) {
    return lanesOf(role).values().stream().allMatch(lane -> lane.microjoules.isPresent())
        ? OptionalLong.of(
            lanesOf(role).values().stream().mapToLong(lane -> lane.microjoules.orElse(0)).sum())
        : OptionalLong.empty();
  }

  private long inBatches(Role role) {
    return lanesOf(role).values().stream()
        .flatMap(lane -> lane.measured.stream())
        .mapToLong(Batch::cpuNanos)
        .sum();
  }

  private Batch batch(Role role, int pool, int operations) throws ContestantFailure {
    turn = role;
    Batch batch = contestant(role).batch(pool, operations);
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

  private Lane lane(Role role, int pool) {
    return Objects.requireNonNull(lanesOf(role).get(pool));
  }

  private Map<Integer, Lane> lanesOf(Role role) {
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

  /** Ends both. */
  @Override
  public void close() {
    contestants.values().forEach(Contestant::close);
  }

  /** One side in one pool. */
  private static final class Lane {
    private final int round;
    private final int most;
    private final Deque<Double> speeds = new ArrayDeque<>();
    private final List<Batch> measured = new ArrayList<>();
    private OptionalLong microjoules = OptionalLong.of(0);
    private int operations;
    private long warmNanos;
    private long jitMillis;

    Lane(int round, int most) {
      this.round = round;
      this.most = most;
      this.operations = round;
    }

    void warmed(Batch batch, PairSettings settings) {
      warmNanos += batch.cpuNanos();
      jitMillis += batch.jitMillis();
      speeds.addLast((double) batch.cpuNanos() / batch.operations());
      if (speeds.size() > SPEED_OVER) {
        speeds.removeFirst();
      }
      operations = Calibration.next(batch.operations(), batch.cpuNanos(), round, most, settings);
    }

    /** Energy counters that are missing, or that started anew meanwhile, tell nothing. */
    void used(OptionalLong before, OptionalLong after) {
      microjoules =
          microjoules.isPresent()
                  && before.isPresent()
                  && after.isPresent()
                  && after.getAsLong() >= before.getAsLong()
              ? OptionalLong.of(microjoules.getAsLong() + after.getAsLong() - before.getAsLong())
              : OptionalLong.empty();
    }

    double nanosPerOperation() {
      return Medians.of(speeds.stream().mapToDouble(Double::doubleValue));
    }
  }
}
