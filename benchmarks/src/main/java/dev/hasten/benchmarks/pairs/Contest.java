package dev.hasten.benchmarks.pairs;

import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.Machine;
import dev.hasten.benchmarks.decide.BandLook;
import dev.hasten.benchmarks.decide.Decision;
import dev.hasten.benchmarks.decide.Look;
import dev.hasten.benchmarks.decide.RuleSettings;
import dev.hasten.benchmarks.decide.Sample;
import dev.hasten.benchmarks.decide.SequentialRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Compares a candidate with the original: a first pass of the rule; for a winner a confirmation on
 * fresh launches with inputs that the first pass did not see; then a few pairs under the default
 * collector. What is reported is the confirmation.
 */
public final class Contest {
  private static final int SCREENING_PAIRS = 3;
  private static final double SCREENING_CONFIDENCE = .90;
  private static final int COLLECTOR_PAIRS = 4;

  private final RuleSettings rule;
  private final PairedMeasurement measurement;
  private final Ladder ladder;

  /**
   * @param rule when a pass ends and what it means
   * @param settings how a pair is timed
   * @param machine where
   * @param onPair hears of each pair as it ends
   */
  public Contest(
      RuleSettings rule, PairSettings settings, Machine machine, Consumer<PairOutcome> onPair) {
    this.rule = rule;
    this.measurement = new PairedMeasurement(new SequentialRule(rule), settings, machine, onPair);
    this.ladder = new Ladder(settings, machine);
  }

  /**
   * Compares.
   *
   * @param search launches with the inputs to search with
   * @param heldOut launches with other inputs of the same bands
   * @param collector launches under the default collector; nothing to leave that check out
   * @param sizes launches with a ladder of sizes; nothing where there is none
   * @param seed seed of everything drawn at random
   */
  public Timing compare(
      Launcher search,
      Launcher heldOut,
      Optional<Launcher> collector,
      Optional<LadderLauncher> sizes,
      long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    Pass first = measurement.pass(search, Optional.empty(), seeds.nextLong());
    Found searched = Found.of(first);
    if (searched.decision != Decision.FASTER) {
      return searched.timing(first);
    }
    Band claim = searched.band.orElseThrow();
    Pass confirmation = measurement.pass(heldOut, Optional.of(claim), seeds.nextLong());
    Found confirmed = Found.of(confirmation);
    if (confirmed.decision != Decision.FASTER) {
      return confirmed.timing(first, Optional.of(confirmation), Optional.empty(), Optional.empty());
    }
    Optional<Pass> pass = collector.map(launcher -> underCollector(launcher, claim, seeds));
    Optional<Growth> growth = sizes.flatMap(launcher -> ladder.climb(launcher, seeds.nextLong()));
    return confirmed
        .but(pass.flatMap(p -> objection(p, claim)))
        .but(growth.flatMap(this::objection))
        .timing(first, Optional.of(confirmation), pass, growth);
  }

  /**
   * Times several candidates briefly and says which is worth a comparison. The pairs are thrown
   * away: the best of several looks better than it is.
   *
   * @return index of the best that is not hopeless; nothing if all are
   */
  public Optional<Integer> screen(List<Launcher> candidates, long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    Optional<Integer> best = Optional.empty();
    double bestGain = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < candidates.size(); i++) {
      Pass pass = measurement.pairs(candidates.get(i), SCREENING_PAIRS, seeds.nextLong());
      if (pass.timed().size() == SCREENING_PAIRS) {
        double gain = gain(pass.timed());
        if (gain > bestGain) {
          bestGain = gain;
          best = Optional.of(i);
        }
      }
    }
    return best;
  }

  /** Best mean gain over the bands with hope; minus infinity if there is none. */
  private double gain(List<PairOutcome.Timed> timed) {
    return PairedMeasurement.values(timed, BandTiming::d).values().stream()
        .map(Sample::of)
        .filter(sample -> sample.mean() + sample.reach(SCREENING_CONFIDENCE) >= rule.worth())
        .mapToDouble(Sample::mean)
        .max()
        .orElse(Double.NEGATIVE_INFINITY);
  }

  /** A sign that flips in few pairs is looked at twice before it counts. */
  private Pass underCollector(Launcher launcher, Band claim, SplittableRandom seeds) {
    Pass few = measurement.pairs(launcher, COLLECTOR_PAIRS, seeds.nextLong());
    if (objection(few, claim).isEmpty() || few.timed().size() < COLLECTOR_PAIRS) {
      return few;
    }
    List<PairOutcome> all = new ArrayList<>(few.pairs());
    all.addAll(measurement.pairs(launcher, COLLECTOR_PAIRS, seeds.nextLong()).pairs());
    return new Pass(few.seed(), Optional.empty(), all, Optional.empty());
  }

  private static Optional<Objection> objection(Pass pass, Band band) {
    int pairs = pass.timed().size();
    if (pairs < COLLECTOR_PAIRS) {
      return Optional.of(
          new Objection(
              Objection.Kind.COLLECTOR_UNKNOWN, Optional.of(band), pairs, COLLECTOR_PAIRS));
    }
    double mean =
        pass.timed().stream().mapToDouble(pair -> pair.in(band).d()).average().orElseThrow();
    return mean > 0
        ? Optional.empty()
        : Optional.of(new Objection(Objection.Kind.COLLECTOR, Optional.of(band), mean, 0));
  }

  private Optional<Objection> objection(Growth growth) {
    return growth
        .loss(rule.tolerance())
        .map(
            rung ->
                new Objection(
                    Objection.Kind.SIZES, Optional.empty(), rung.high(), 1 - rule.tolerance()));
  }

  /** What a pass found, before it is known whether it is the last word. */
  private record Found(
      Decision decision, Optional<Band> band, List<BandLook> bands, List<Objection> objections) {
    static Found of(Pass pass) {
      if (pass.look().isEmpty()) {
        return new Found(Decision.CANNOT_TELL, Optional.empty(), List.of(), List.of());
      }
      Look.Done look = pass.look().get();
      Found found = new Found(look.decision(), look.band(), look.bands(), List.of());
      if (look.decision() != Decision.FASTER) {
        return found;
      }
      for (Objection objection : CrossChecks.against(look.band().orElseThrow(), pass.timed())) {
        found = found.but(Optional.of(objection));
      }
      return found;
    }

    /** The first objection decides; the others are kept beside it. */
    Found but(Optional<Objection> objection) {
      if (objection.isEmpty()) {
        return this;
      }
      List<Objection> all = new ArrayList<>(objections);
      all.add(objection.get());
      return new Found(all.get(0).kind().decision(), band, bands, all);
    }

    Timing timing(Pass first) {
      return timing(first, Optional.empty(), Optional.empty(), Optional.empty());
    }

    Timing timing(
        Pass first,
        Optional<Pass> confirmation,
        Optional<Pass> collector,
        Optional<Growth> growth) {
      return new Timing(decision, band, bands, objections, first, confirmation, collector, growth);
    }
  }
}
