package dev.hasten.benchmarks.pairs;

import java.time.Duration;

/**
 * How one pair is timed.
 *
 * @param batchPairs batch pairs a band: 40 spends the time best between more batches and more
 *     launches
 * @param batch CPU time that a batch should take
 * @param shortest CPU time that a batch of the faster side should at least take: below it reading
 *     the clock and handing over weigh too much
 * @param longest CPU time that a batch of the slower side should at most take
 * @param warm CPU time of warm-up that each side needs in each band
 * @param quiet rounds without JIT work that end the warm-up
 * @param cap mean CPU time a side and band at which the warm-up ends anyway, which is recorded
 * @param most CPU time of both JVMs, whatever they do, at which a warm-up is given up
 * @param budget CPU time of both sides together, copies for the calls included, after which a band
 *     gets fewer batch pairs
 * @param patience wall time in which a pass starts new pairs
 * @param utilisation share of wall time on the CPU below which a pair is void
 * @param steal share of the machine taken by its host above which a pair is void
 * @param mostVoid void pairs that a pass survives
 */
public record PairSettings(
    int batchPairs,
    Duration batch,
    Duration shortest,
    Duration longest,
    Duration warm,
    int quiet,
    Duration cap,
    Duration most,
    Duration budget,
    Duration patience,
    double utilisation,
    double steal,
    int mostVoid) {
  public PairSettings {
    if (batchPairs < FEWEST || quiet < 1 || mostVoid < 0) {
      throw new IllegalArgumentException(
          batchPairs + " batch pairs, " + quiet + " quiet rounds, " + mostVoid + " void pairs");
    }
    if (shortest.compareTo(batch) > 0 || batch.compareTo(longest) > 0 || warm.compareTo(cap) > 0) {
      throw new IllegalArgumentException("durations out of order");
    }
  }

  /** The same for a look at many sizes: less warm-up and fewer batches of each. */
  PairSettings brief() {
    return new PairSettings(
        11,
        batch,
        shortest,
        longest,
        Duration.ofMillis(100),
        5,
        Duration.ofMillis(400),
        most,
        Duration.ofSeconds(1),
        patience,
        utilisation,
        steal,
        mostVoid);
  }

  /** The same with another patience. */
  PairSettings withPatience(Duration other) {
    return new PairSettings(
        batchPairs,
        batch,
        shortest,
        longest,
        warm,
        quiet,
        cap,
        most,
        budget,
        other,
        utilisation,
        steal,
        mostVoid);
  }

  /** Batch pairs that a median needs at least. */
  static final int FEWEST = 8;

  /** The settings of this project: see {@code docs/decisions/0070-measurement.md}. */
  public static PairSettings standard() {
    return new PairSettings(
        40,
        Duration.ofMillis(5),
        Duration.ofMillis(2),
        Duration.ofMillis(50),
        Duration.ofMillis(300),
        10,
        Duration.ofMillis(1500),
        Duration.ofSeconds(30),
        Duration.ofSeconds(4),
        Duration.ofSeconds(150),
        .1,
        .1,
        2);
  }
}
