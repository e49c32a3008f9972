package dev.hasten.benchmarks.pairs;

import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * A machine and two programs in simulated time: launch noise, warm-up, drift, pre-emption, and the
 * trap that code compiled under short batches comes out slower.
 */
final class Simulated implements Launcher, LadderLauncher, Machine {
  final SplittableRandom random;
  final Set<Band> bands = new TreeSet<>(Set.of(Band.SEEN));
  final List<String> log = new ArrayList<>();

  /** True time of the original over that of the candidate, in each band. */
  double speedupSeen = 1;

  double speedupGrown = 1;
  double originalNanos = 900;
  double launchSd = .01;

  /** The machine gets slower by this share each simulated second. */
  double drift;

  /** Code is slower by this share if the third batch, when it is compiled, ran few operations. */
  double shortBatchPenalty;

  /** Share of a batch's time that a helper thread of the candidate burns after each batch. */
  double candidateAfterwork;

  /** Share of its CPU time that the candidate hides from the clock inside. */
  double candidateHides;

  /** Every so many batches of the candidate one takes this many times as long. */
  int dearEvery;

  double dearFactor = 1;

  /** The candidate's first round of calls takes this many times as long as the original's. */
  double candidateStart = 1;

  long candidateRetains = 4 << 20;

  /** What one more order of magnitude of size does to the candidate's speedup, on the ladder. */
  double speedupByRung = 1;

  double candidateBytes = 100;
  double originalBytes = 100;
  double onCpu = .7;
  double stolenShare;

  /** Of so many candidate launches one dies in its tenth batch; 0 for none. */
  int crashEvery;

  int jitMillisAlways;
  private int launches;
  private boolean locked;

  /** Whether what is timed is the ladder. */
  boolean climbing;

  private double now;

  Simulated(long seed) {
    this.random = new SplittableRandom(seed);
  }

  @Override
  public Set<Band> bands() {
    return bands;
  }

  @Override
  public Contestant launch(Role role) {
    if (!locked) {
      throw new AssertionError("a JVM was started without the machine lock");
    }
    log.add("start " + role.word());
    launches += role == Role.CANDIDATE ? 1 : 0;
    boolean doomed = role == Role.CANDIDATE && crashEvery > 0 && launches % crashEvery == 0;
    return new Jvm(role, Math.exp(launchSd / Math.sqrt(2) * random.nextGaussian()), doomed);
  }

  /** Three sizes; on the ladder the time of a call grows with the size. */
  @Override
  public List<Long> sizes() {
    return List.of(10L, 100L, 1_000L);
  }

  @Override
  public OptionalLong microjoules() {
    return OptionalLong.of((long) (now / 50));
  }

  @Override
  public Turn exclusive() {
    locked = true;
    return () -> locked = false;
  }

  @Override
  public Stolen stolen() {
    return new Stolen((long) (stolenShare * now / 1e7), (long) (now / 1e7));
  }

  private final class Jvm implements Contestant {
    private final Role role;
    private final double launch;
    private final boolean doomed;
    private double cpu;
    private int batches;
    private boolean penalised;

    Jvm(Role role, double launch, boolean doomed) {
      this.role = role;
      this.launch = launch;
      this.doomed = doomed;
    }

    @Override
    public int round(int pool) {
      return pool == Band.SEEN.ordinal() ? 16 : 1;
    }

    @Override
    public int most(int pool) {
      return Integer.MAX_VALUE;
    }

    @Override
    public Batch batch(int pool, int operations) throws ContestantFailure {
      if (++batches == 10 && doomed) {
        throw new ContestantFailure(ContestantFailure.Kind.CRASH, "signal 11");
      }
      boolean cold = cpu < 50e6;
      penalised |= batches == 3 && operations < 680;
      double nanos = operations * perOperation(pool) * (cold ? 8 : 1);
      nanos *= Math.exp(.01 * random.nextGaussian());
      nanos *= role == Role.CANDIDATE && batches == 1 ? candidateStart : 1;
      if (role == Role.CANDIDATE && dearEvery > 0 && batches % dearEvery == 0) {
        nanos *= dearFactor;
      }
      double inside = role == Role.CANDIDATE ? nanos * (1 - candidateHides) : nanos;
      nanos += 20_000;
      cpu += nanos;
      double wall = nanos / onCpu * (random.nextInt(6) == 0 ? 1.8 : 1);
      now += wall;
      cpu += role == Role.CANDIDATE ? candidateAfterwork * nanos : 0;
      double bytes = role == Role.CANDIDATE ? candidateBytes : originalBytes;
      return new Batch(
          operations,
          (long) nanos,
          (long) inside,
          (long) wall,
          (long) (bytes * operations),
          cold ? 3 : jitMillisAlways,
          0,
          0);
    }

    private double perOperation(int pool) {
      double nanos = originalNanos * Math.pow(climbing ? 10 : 100, pool);
      if (role == Role.CANDIDATE) {
        nanos /=
            climbing
                ? speedupSeen * Math.pow(speedupByRung, pool)
                : pool == Band.GROWN.ordinal() ? speedupGrown : speedupSeen;
      }
      return nanos * launch * (1 + drift * now / 1e9) * (penalised ? 1 + shortBatchPenalty : 1);
    }

    @Override
    public long cpuNanos() {
      return (long) cpu;
    }

    @Override
    public OptionalLong peakMemory() {
      return OptionalLong.of(64 << 20);
    }

    @Override
    public long retainedBytes() {
      return role == Role.CANDIDATE ? candidateRetains : 4 << 20;
    }

    @Override
    public void close() {
      log.add("end " + role.word());
    }
  }
}
