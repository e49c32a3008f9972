package dev.hasten.benchmarks.decide;

import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.decide.Look.Done;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Runs the rule over simulated pairs with a fixed seed. */
final class Draws {
  private final SequentialRule rule;
  private final SplittableRandom random;

  Draws(RuleSettings settings, long seed) {
    this.rule = new SequentialRule(settings);
    this.random = new SplittableRandom(seed);
  }

  /** One verdict over normal pairs with the given true log ratio and launch SD of each band. */
  Done verdict(Map<Band, double[]> effectAndSd, Optional<Band> claim) {
    int most = rule.settings().mostPairs();
    Map<Band, double[]> all = new EnumMap<>(Band.class);
    effectAndSd.forEach(
        (band, es) ->
            all.put(
                band,
                random.doubles(most).map(u -> es[0] + es[1] * random.nextGaussian()).toArray()));
    int pairs = rule.firstLook();
    while (true) {
      TreeMap<Band, double[]> sofar = new TreeMap<>();
      int n = pairs;
      all.forEach((band, d) -> sofar.put(band, Arrays.copyOf(d, n)));
      Look look = rule.look(sofar, claim);
      if (look instanceof Done done) {
        return done;
      }
      pairs = ((Look.More) look).untilPairs();
    }
  }

  Done verdict(double effect, double sd) {
    return verdict(Map.of(Band.SEEN, new double[] {effect, sd}), Optional.empty());
  }

  double share(int runs, Decision decision, double effect, double sd) {
    int hits = 0;
    for (int i = 0; i < runs; i++) {
      hits += verdict(effect, sd).decision() == decision ? 1 : 0;
    }
    return (double) hits / runs;
  }
}
