package dev.hasten.benchmarks.pairs;

import dev.hasten.benchmarks.Band;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One launch of each side, timed in turns. */
public sealed interface PairOutcome {
  /** Seed of everything that was drawn at random in it. */
  long seed();

  /**
   * It counts.
   *
   * @param seed seed of the order of starts and batches
   * @param startedFirst which side was started first
   * @param warmRounds rounds of warm-up, each a batch a side and band
   * @param quiet whether the JIT compilers had come to rest when measuring began
   * @param bands one entry a band
   * @param unaccounted by side, CPU time from outside that was used between its batches, as a share
   *     of what the original used in them
   * @param launches by side, what the launch took beside
   * @param steal share of the machine that its host took meanwhile
   */
  record Timed(
      long seed,
      Role startedFirst,
      int warmRounds,
      boolean quiet,
      List<BandTiming> bands,
      Map<Role, Double> unaccounted,
      Map<Role, Launch> launches,
      double steal)
      implements PairOutcome {
    public Timed {
      bands = List.copyOf(bands);
      unaccounted = Map.copyOf(unaccounted);
      launches = Map.copyOf(launches);
    }

    /** The timing of one band. */
    public BandTiming in(Band band) {
      return bands.stream().filter(timing -> timing.band() == band).findFirst().orElseThrow();
    }
  }

  /**
   * It does not count. Nothing is ever left out because of what it measured.
   *
   * @param seed as above
   * @param cause what happened
   * @param role to whom; nothing if to both or to the machine
   * @param detail what was said or seen
   */
  record Void(long seed, Cause cause, Optional<Role> role, String detail) implements PairOutcome {}

  /** Why a pair does not count. */
  enum Cause {
    /** A JVM did not start. */
    START,
    /** A JVM ended or broke the protocol. */
    CRASH,
    /** A JVM did not answer in time. */
    TIMEOUT,
    /** A clock stood still or ran backwards. */
    CLOCK,
    /** Copies of what the calls work on take far longer to make than the calls take. */
    COPIES,
    /** The pairs before it took so long that no more were started. */
    PATIENCE,
    /** Hardly on the CPU: the entry waits, or the machine is overrun. */
    WAITED,
    /** The machine's host took too much of it. */
    STOLEN
  }
}
