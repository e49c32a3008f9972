package dev.hasten.benchmarks.decide;

import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.decide.Look.Done;
import dev.hasten.benchmarks.decide.Look.More;
import dev.hasten.benchmarks.decide.Look.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * Decides from one log ratio a pair, {@code d = ln(original time / candidate time)}, at a few looks
 * fixed beforehand.
 *
 * <p>At look {@code i} with {@code L} pairs, mean {@code m} and {@code s = max(sample SD, floor)},
 * <em>faster</em> is {@code (m - margin) / (s / sqrt L) > t(1 - alpha * share_i, L - 1)} with most
 * pairs above the margin. The shares sum to 1, so by the union bound the error over all looks is at
 * most alpha whatever the dependence between them. Stopping a hopeless candidate can only turn an
 * acceptance into a rejection and costs no error.
 *
 * <p>With two bands each may claim the gain in a first pass; the confirmation names one band
 * beforehand, and its error alone bounds the whole.
 */
public final class SequentialRule {
  private final RuleSettings settings;

  public SequentialRule(RuleSettings settings) {
    this.settings = settings;
  }

  public RuleSettings settings() {
    return settings;
  }

  /** Pairs before the first look. */
  public int firstLook() {
    return settings.looks().get(0);
  }

  /**
   * Looks at the pairs so far.
   *
   * @param values log ratios in the order measured, the same number for every band
   * @param claim the one band whose gain counts; nothing if any does. The others must then only be
   *     not slower
   * @throws IllegalArgumentException if the number of pairs is not one of the rule's looks
   */
  public Look look(SortedMap<Band, double[]> values, Optional<Band> claim) {
    if (values.isEmpty() || claim.filter(band -> !values.containsKey(band)).isPresent()) {
      throw new IllegalArgumentException("no values for " + claim + " in " + values.keySet());
    }
    int pairs = values.values().iterator().next().length;
    int index = settings.looks().indexOf(pairs);
    if (index < 0 || values.values().stream().anyMatch(d -> d.length != pairs)) {
      throw new IllegalArgumentException(pairs + " pairs are no look of " + settings.looks());
    }
    List<BandLook> bands = new ArrayList<>();
    for (Map.Entry<Band, double[]> entry : values.entrySet()) {
      bands.add(BandLook.of(entry.getKey(), entry.getValue(), index, settings));
    }
    boolean last = index == settings.looks().size() - 1;
    return decide(bands, claim, last)
        .<Look>map(done -> done)
        .orElseGet(() -> new More(settings.looks().get(index + 1)));
  }

  private Optional<Done> decide(List<BandLook> bands, Optional<Band> claim, boolean last) {
    List<BandLook> claims =
        bands.stream().filter(b -> claim.map(c -> c == b.band()).orElse(true)).toList();
    Optional<BandLook> faster = first(claims, BandLook::faster);
    if (faster.isPresent()) {
      return faster(faster.get(), bands, last);
    }
    Optional<BandLook> slower = first(bands, BandLook::slower);
    boolean allSame = bands.stream().allMatch(BandLook::same);
    boolean hopeless = claims.stream().allMatch(BandLook::hopeless);
    boolean settled = slower.isPresent() && hopeless || allSame;
    if (!(last || settled || hopeless && !settings.patient())) {
      return Optional.empty();
    }
    if (slower.isPresent()) {
      return done(Decision.SLOWER, slower.map(BandLook::band), Why.SETTLED, bands);
    }
    if (allSame) {
      return done(Decision.SAME, Optional.empty(), Why.SETTLED, bands);
    }
    Why why = hopeless ? Why.HOPELESS : Why.TOO_VARIABLE;
    return done(Decision.CANNOT_TELL, Optional.empty(), why, bands);
  }

  private static Optional<Done> faster(BandLook faster, List<BandLook> bands, boolean last) {
    Optional<Band> band = Optional.of(faster.band());
    List<BandLook> others = bands.stream().filter(b -> b != faster).toList();
    if (others.stream().allMatch(BandLook::notSlower)) {
      return done(Decision.FASTER, band, Why.SETTLED, bands);
    }
    if (others.stream().anyMatch(BandLook::slower)) {
      return done(Decision.TRADE_OFF, band, Why.SETTLED, bands);
    }
    return last ? done(Decision.CANNOT_TELL, band, Why.OTHER_BAND_OPEN, bands) : Optional.empty();
  }

  private static Optional<Done> done(
      Decision decision, Optional<Band> band, Why why, List<BandLook> bands) {
    return Optional.of(new Done(decision, band, why, bands));
  }

  private static Optional<BandLook> first(List<BandLook> bands, Predicate<BandLook> which) {
    return bands.stream().filter(which).findFirst();
  }
}
