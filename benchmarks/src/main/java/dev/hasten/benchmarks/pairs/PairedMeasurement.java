package dev.hasten.benchmarks.pairs;

import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.Machine;
import dev.hasten.benchmarks.decide.Look;
import dev.hasten.benchmarks.decide.SequentialRule;
import dev.hasten.benchmarks.pairs.PairOutcome.Cause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Measures pairs until the sequential rule has heard enough. */
public final class PairedMeasurement {
  private final SequentialRule rule;
  private final PairSettings settings;
  private final Machine machine;
  private final Consumer<PairOutcome> onPair;

  /**
   * @param rule when to stop, and what it then means
   * @param settings how a pair is timed
   * @param machine where
   * @param onPair hears of each pair as it ends
   */
  public PairedMeasurement(
      SequentialRule rule, PairSettings settings, Machine machine, Consumer<PairOutcome> onPair) {
    this.rule = rule;
    this.settings = settings;
    this.machine = machine;
    this.onPair = onPair;
  }

  /**
   * Runs the rule over fresh pairs.
   *
   * @param claim the one band whose gain counts; nothing if any does
   */
  public Pass pass(Launcher launcher, Optional<Band> claim, long seed) {
    SplittableRandom seeds = new SplittableRandom(seed);
    Series series = new Series(launcher, seeds);
    int wanted = rule.firstLook();
    while (true) {
      series.reach(wanted);
      Pass sofar = new Pass(seed, claim, series.pairs, Optional.empty());
      if (sofar.timed().size() < wanted) {
        return sofar;
      }
      Look look = rule.look(values(sofar.timed(), BandTiming::d), claim);
      if (look instanceof Look.Done done) {
        return new Pass(seed, claim, series.pairs, Optional.of(done));
      }
      wanted = ((Look.More) look).untilPairs();
    }
  }

  /**
   * Measures the given number of pairs and decides nothing.
   *
   * @return fewer counting pairs if too many were void
   */
  public Pass pairs(Launcher launcher, int count, long seed) {
    Series series = new Series(launcher, new SplittableRandom(seed));
    series.reach(count);
    return new Pass(seed, Optional.empty(), series.pairs, Optional.empty());
  }

  /** Pairs one after another. */
  private final class Series {
    private final Launcher launcher;
    private final SplittableRandom seeds;
    private final List<PairOutcome> pairs = new ArrayList<>();
    private Duration spent = Duration.ZERO;

    Series(Launcher launcher, SplittableRandom seeds) {
      this.launcher = launcher;
      this.seeds = seeds;
    }

    /** Measures until so many pairs count, or too many do not, or they have taken too long. */
    void reach(int wanted) {
      while (true) {
        long timed = pairs.stream().filter(PairOutcome.Timed.class::isInstance).count();
        if (timed >= wanted || pairs.size() - timed > settings.mostVoid()) {
          return;
        }
        if (spent.compareTo(settings.patience()) > 0) {
          String detail = timed + " pairs took " + spent.toSeconds() + " s";
          add(new PairOutcome.Void(seeds.nextLong(), Cause.PATIENCE, Optional.empty(), detail));
          return;
        }
        OnePair pair = new OnePair(launcher, settings, machine, seeds.nextLong());
        add(pair.run());
        spent = spent.plus(pair.took());
      }
    }

    private void add(PairOutcome pair) {
      pairs.add(pair);
      onPair.accept(pair);
    }
  }

  /** One number of each pair, by band. */
  static SortedMap<Band, double[]> values(
      List<PairOutcome.Timed> timed, ToDoubleFunction<BandTiming> what) {
    SortedMap<Band, double[]> values = new TreeMap<>();
    for (BandTiming first : timed.get(0).bands()) {
      Band band = first.band();
      values.put(band, timed.stream().mapToDouble(p -> what.applyAsDouble(p.in(band))).toArray());
    }
    return values;
  }
}
