package dev.hasten.benchmarks.pairs;

import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.decide.Sample;
import dev.hasten.benchmarks.pairs.PairOutcome.Timed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * Holds a claimed gain against the other clocks and against memory.
 *
 * <p>A cross-check is itself noisy, so it objects only where its 95 % bound contradicts the claim:
 * where wall time, or the sums of CPU time, can have gained at most half of what the medians of CPU
 * time gained. The clocks inside see neither the JIT compilers nor helper threads, and collections
 * only to the millisecond: over warm pairs they differ from the clock outside by 0.5 points on
 * identical code and by up to 2.8 points where the true ratio is 1.3 to 1.6. The tolerance is
 * therefore 2 points and a tenth of the gain, beyond their own 95 % bound.
 */
final class CrossChecks {
  private static final double BOUND = .95;
  private static final double INSIDE_POINTS = .02;
  private static final double INSIDE_SHARE = .10;
  private static final double IDLE_SHARE = .03;
  private static final double BYTES = 16;
  private static final double BYTES_SHARE = .05;
  private static final double FIRST_ROUND = Math.log(1.5);
  private static final double FIRST_ROUND_NANOS = 10e6;
  private static final double RETAINED_BYTES = 1 << 20;
  private static final double RETAINED_SHARE = .10;
  private static final double GAIN_THAT_PAYS_MEMORY = Math.log(1.10);

  private final List<Timed> pairs;
  private final List<Objection> objections = new ArrayList<>();

  private CrossChecks(List<Timed> pairs) {
    this.pairs = pairs;
  }

  /** What speaks against the claim that the candidate is faster in the given band. */
  static List<Objection> against(Band claimed, List<Timed> pairs) {
    CrossChecks checks = new CrossChecks(pairs);
    double gain = checks.sample(claimed, BandTiming::d).mean();
    checks.contradicts(Objection.Kind.WALL, claimed, gain, BandTiming::wall);
    checks.contradicts(Objection.Kind.TOTAL, claimed, gain, BandTiming::total);
    checks.idle();
    checks.startUp();
    checks.retained();
    for (BandTiming timing : pairs.get(0).bands()) {
      checks.inside(timing.band());
      checks.memory(timing.band());
    }
    return List.copyOf(checks.objections);
  }

  private Sample sample(Band band, ToDoubleFunction<BandTiming> what) {
    SortedMap<Band, double[]> values = PairedMeasurement.values(pairs, what);
    return Sample.of(values.getOrDefault(band, new double[0]));
  }

  private void contradicts(
      Objection.Kind kind, Band band, double gain, ToDoubleFunction<BandTiming> what) {
    Sample sample = sample(band, what);
    double upper = sample.mean() + sample.reach(BOUND);
    if (upper < gain / 2) {
      objections.add(new Objection(kind, Optional.of(band), upper, gain / 2));
    }
  }

  private void inside(Band band) {
    Sample difference = sample(band, timing -> timing.total() - timing.inside());
    double allowed =
        INSIDE_POINTS
            + INSIDE_SHARE * Math.abs(sample(band, BandTiming::total).mean())
            + difference.reach(BOUND);
    if (Math.abs(difference.mean()) > allowed) {
      objections.add(
          new Objection(Objection.Kind.INSIDE, Optional.of(band), difference.mean(), allowed));
    }
  }

  /** Building fresh arguments between batches is honest and alike on both sides. */
  private void idle() {
    double[] excess =
        pairs.stream()
            .mapToDouble(
                pair ->
                    pair.unaccounted().getOrDefault(Role.CANDIDATE, 0.)
                        - pair.unaccounted().getOrDefault(Role.ORIGINAL, 0.))
            .toArray();
    Sample sample = Sample.of(excess);
    if (sample.mean() - sample.reach(BOUND) > IDLE_SHARE) {
      objections.add(
          new Objection(
              Objection.Kind.BETWEEN_BATCHES, Optional.empty(), sample.mean(), IDLE_SHARE));
    }
  }

  /**
   * The first round of calls may cost half more, or 10 ms: beyond that a short-lived program pays
   * for what a long-lived one gains.
   */
  private void startUp() {
    double[] d =
        pairs.stream()
            .mapToDouble(
                pair ->
                    Math.log(
                        (double) Math.max(1, firstRound(pair, Role.ORIGINAL))
                            / Math.max(1, firstRound(pair, Role.CANDIDATE))))
            .toArray();
    Sample sample = Sample.of(d);
    double original = Medians.of(pairs.stream().mapToDouble(p -> firstRound(p, Role.ORIGINAL)));
    double candidate = Medians.of(pairs.stream().mapToDouble(p -> firstRound(p, Role.CANDIDATE)));
    if (sample.mean() + sample.reach(BOUND) < -FIRST_ROUND
        && candidate > original + FIRST_ROUND_NANOS) {
      objections.add(
          new Objection(
              Objection.Kind.START_UP, Optional.empty(), candidate, original + FIRST_ROUND_NANOS));
    }
  }

  private static long firstRound(Timed pair, Role role) {
    return Objects.requireNonNull(pair.launches().get(role)).firstRoundNanos();
  }

  /** What is on the heap at the end differs by what the sides keep: inputs and code are alike. */
  private void retained() {
    double original = retained(Role.ORIGINAL);
    double candidate = retained(Role.CANDIDATE);
    double allowed = original + Math.max(RETAINED_BYTES, RETAINED_SHARE * original);
    if (candidate > allowed) {
      objections.add(new Objection(Objection.Kind.RETAINED, Optional.empty(), candidate, allowed));
    }
  }

  private double retained(Role role) {
    return Medians.of(
        pairs.stream()
            .mapToDouble(
                pair -> Objects.requireNonNull(pair.launches().get(role)).retainedBytes()));
  }

  /**
   * Bytes an operation are exact but for escape analysis, so the medians over pairs are compared.
   */
  private void memory(Band band) {
    double original = bytes(band, BandTiming::original);
    double candidate = bytes(band, BandTiming::candidate);
    double allowed = original + Math.max(BYTES, BYTES_SHARE * original);
    boolean paid =
        sample(band, BandTiming::d).mean() > GAIN_THAT_PAYS_MEMORY
            && sample(band, CrossChecks::wallTotal).mean() > 0;
    if (candidate > allowed && !paid) {
      objections.add(new Objection(Objection.Kind.MEMORY, Optional.of(band), candidate, allowed));
    }
  }

  private double bytes(Band band, Function<BandTiming, Usage> side) {
    return Medians.of(
        pairs.stream().mapToDouble(pair -> side.apply(pair.in(band)).bytesPerOperation()));
  }

  /** Summed wall time, collections included. */
  private static double wallTotal(BandTiming timing) {
    return Math.log(
        (double) Math.max(1, timing.original().wallNanos())
            / Math.max(1, timing.candidate().wallNanos()));
  }
}
