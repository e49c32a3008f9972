package dev.hasten.benchmarks.pairs;

import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.decide.BandLook;
import dev.hasten.benchmarks.decide.Decision;
import dev.hasten.benchmarks.decide.Estimate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What timing came to, with everything that was measured.
 *
 * @param decision the outcome; only {@link Decision#FASTER} was confirmed
 * @param band the band that it speaks of, where it speaks of one
 * @param bands each band as the deciding pass left it: the confirmation's, where there was one
 * @param objections what spoke against a gain
 * @param first the pass that searched
 * @param confirmation the pass on fresh launches and inputs not seen before
 * @param collector pairs under the default collector
 * @param growth both sides' times by size, where a gain was confirmed and there are sizes
 */
public record Timing(
    Decision decision,
    Optional<Band> band,
    List<BandLook> bands,
    List<Objection> objections,
    Pass first,
    Optional<Pass> confirmation,
    Optional<Pass> collector,
    Optional<Growth> growth) {
  public Timing {
    bands = List.copyOf(bands);
    objections = List.copyOf(objections);
    if (decision == Decision.FASTER && (confirmation.isEmpty() || !objections.isEmpty())) {
      throw new IllegalArgumentException("faster needs a confirmation and no objection");
    }
  }

  /** The speedup in the band of the decision, or in the first band measured. */
  public Optional<Estimate> estimate() {
    return bands.stream()
        .filter(look -> band.map(b -> b == look.band()).orElse(true))
        .map(BandLook::estimate)
        .findFirst();
  }

  /** Pairs measured in all, void ones included. */
  public int pairs() {
    return first.pairs().size()
        + confirmation.map(pass -> pass.pairs().size()).orElse(0)
        + collector.map(pass -> pass.pairs().size()).orElse(0);
  }

  /** What keeps the rule from a word, where the looks show it. */
  private String why() {
    if (bands.stream().anyMatch(BandLook::faster)) {
      return bands.stream()
          .filter(look -> !look.notSlower())
          .map(look -> ", since a loss on " + look.band().word() + " sizes is not excluded")
          .collect(Collectors.joining());
    }
    return !bands.isEmpty() && bands.stream().allMatch(BandLook::hopeless)
        ? ", but a gain worth having is out of reach"
        : "";
  }

  /** One sentence for people. */
  public String sentence() {
    StringBuilder text = new StringBuilder(decision.word());
    band.ifPresent(b -> text.append(" (").append(b.word()).append(')'));
    if (decision == Decision.CANNOT_TELL) {
      text.append(why());
    }
    for (BandLook look : bands) {
      Estimate e = look.estimate();
      text.append(
          String.format(
              Locale.ROOT,
              "; %s %.3fx, %.3f to %.3f over %d pairs",
              look.band().word(),
              e.ratio(),
              e.low(),
              e.high(),
              e.pairs()));
      if (decision == Decision.CANNOT_TELL) {
        text.append(
            String.format(
                Locale.ROOT,
                ", launch SD %.1f %%, tellable from %.3fx",
                e.sd() * 100,
                look.tellable()));
      }
    }
    if (bands.isEmpty()) {
      first
          .voids()
          .forEach(v -> text.append("; ").append(v.cause()).append(": ").append(v.detail()));
    }
    objections.forEach(objection -> text.append("; ").append(objection.kind().words()));
    return text.toString();
  }
}
