package dev.hasten.evaluation;

import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.decide.Decision;
import dev.hasten.benchmarks.decide.Look;
import dev.hasten.benchmarks.decide.RuleSettings;
import dev.hasten.benchmarks.decide.SequentialRule;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Prints how often the sequential rule calls a candidate faster, and how many pairs it takes, by
 * simulation: rows are the launch SD, columns the true effect. Four shapes of launch noise are
 * drawn, each with mean zero and the row's SD. {@code pass} is one pass of the rule, {@code
 * confirmed} a pass and its confirmation, {@code pairs} the mean number of pairs of both.
 *
 * <p>Arguments: number of verdicts a cell (default 4000), seed (default 20261123).
 */
public final class RuleErrorRates {
  private static final double[] SDS = {.005, .01, .015, .02, .03, .04, .06, .08, .10, .15};
  private static final double[] EFFECTS = {-.10, -.03, 0, .01, .02, .03, .05, .10, .25};

  private final SequentialRule rule = new SequentialRule(RuleSettings.standard());
  private final SplittableRandom random;
  private final int runs;

  private RuleErrorRates(int runs, long seed) {
    this.runs = runs;
    this.random = new SplittableRandom(seed);
  }

  public static void main(String[] args) {
    int runs = args.length > 0 ? Integer.parseInt(args[0]) : 4000;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 20261123;
    System.out.printf(
        Locale.ROOT, "%d verdicts a cell, seed %d, rule %s%n", runs, seed, RuleSettings.standard());
    RuleErrorRates rates = new RuleErrorRates(runs, seed);
    List.of(Shape.values()).forEach(rates::table);
  }

  private void table(Shape shape) {
    System.out.printf(Locale.ROOT, "%n%s launch noise: pass / confirmed / pairs%n", shape.words);
    System.out.printf(Locale.ROOT, "%6s", "SD");
    for (double effect : EFFECTS) {
      System.out.printf(Locale.ROOT, "%20s", String.format(Locale.ROOT, "%+.0f %%", effect * 100));
    }
    System.out.println();
    for (double sd : SDS) {
      System.out.printf(Locale.ROOT, "%4.1f %%", sd * 100);
      for (double effect : EFFECTS) {
        System.out.printf(Locale.ROOT, "%20s", cell(shape, sd, Math.log1p(effect)));
      }
      System.out.println();
    }
  }

  private String cell(Shape shape, double sd, double effect) {
    int passed = 0;
    int confirmed = 0;
    long pairs = 0;
    for (int i = 0; i < runs; i++) {
      Look.Done first = pass(shape, sd, effect, Optional.empty());
      pairs += pairsOf(first);
      if (first.decision() == Decision.FASTER) {
        passed++;
        Look.Done second = pass(shape, sd, effect, first.band());
        pairs += pairsOf(second);
        confirmed += second.decision() == Decision.FASTER ? 1 : 0;
      }
    }
    return String.format(
        Locale.ROOT,
        "%.4f/%.4f/%.1f",
        (double) passed / runs,
        (double) confirmed / runs,
        (double) pairs / runs);
  }

  private static int pairsOf(Look.Done done) {
    return done.in(Band.SEEN).estimate().pairs();
  }

  private Look.Done pass(Shape shape, double sd, double effect, Optional<Band> claim) {
    double[] all = new double[rule.settings().mostPairs()];
    for (int i = 0; i < all.length; i++) {
      all[i] = effect + sd * shape.draw(random);
    }
    int pairs = rule.firstLook();
    while (true) {
      Look look = rule.look(new TreeMap<>(Map.of(Band.SEEN, Arrays.copyOf(all, pairs))), claim);
      if (look instanceof Look.Done done) {
        return done;
      }
      pairs = ((Look.More) look).untilPairs();
    }
  }

  /** Distributions with mean 0 and variance 1. */
  private enum Shape {
    NORMAL("normal") {
      @Override
      double draw(SplittableRandom random) {
        return random.nextGaussian();
      }
    },
    /** One launch in three compiles badly: two peaks, as hot paths of real libraries show. */
    TWO_PEAKS("two-peaked") {
      @Override
      double draw(SplittableRandom random) {
        // Each side of a pair is slow with probability 1/3; the difference is symmetric.
        int original = slow(random);
        int difference = original - slow(random);
        double spread = Math.sqrt(4 / 9.0 + .04);
        return (difference + .2 * random.nextGaussian()) / spread;
      }

      private int slow(SplittableRandom random) {
        return random.nextInt(3) == 0 ? 1 : 0;
      }
    },
    /** The candidate alone is slow in one launch of three: skewed, and not cured by pairing. */
    ONE_SIDED("one-sided two-peaked") {
      @Override
      double draw(SplittableRandom random) {
        double slow = random.nextInt(3) == 0 ? 2 / 3.0 : -1 / 3.0;
        return -(slow + .1 * random.nextGaussian()) / Math.sqrt(2 / 9.0 + .01);
      }
    },
    /** Student's t with 4 degrees of freedom: rare wild launches. */
    HEAVY_TAILED("heavy-tailed") {
      @Override
      double draw(SplittableRandom random) {
        double chi = 0;
        for (int i = 0; i < 4; i++) {
          double g = random.nextGaussian();
          chi += g * g;
        }
        return random.nextGaussian() / Math.sqrt(chi / 4) / Math.sqrt(2);
      }
    };

    private final String words;

    Shape(String words) {
      this.words = words;
    }

    abstract double draw(SplittableRandom random);
  }
}
