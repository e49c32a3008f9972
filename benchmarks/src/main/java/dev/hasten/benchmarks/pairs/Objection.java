package dev.hasten.benchmarks.pairs;

import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.decide.Decision;
import java.util.Optional;

/**
 * Why a candidate that the rule calls faster is not accepted as such.
 *
 * @param kind what speaks against it
 * @param band where; nothing if everywhere
 * @param seen the number that does
 * @param allowed the bound that it broke
 */
public record Objection(Kind kind, Optional<Band> band, double seen, double allowed) {
  /** What speaks against it. */
  public enum Kind {
    /** Wall time does not gain even half of what CPU time does: log ratio's upper bound. */
    WALL(Decision.CANNOT_TELL, "wall time does not agree"),
    /** Summed time does not, so that rare dear batches eat the gain: log ratio's upper bound. */
    TOTAL(Decision.CANNOT_TELL, "rare dear batches eat the gain"),
    /** The clocks inside and outside disagree: difference of log ratios. */
    INSIDE(Decision.CANNOT_TELL, "the clocks inside and outside disagree"),
    /** The candidate works while it should be idle: share of its time in batches. */
    BETWEEN_BATCHES(Decision.CANNOT_TELL, "the candidate works between its batches"),
    /** It allocates more: bytes an operation. */
    MEMORY(Decision.TRADE_OFF, "the candidate allocates more"),
    /** Its first round of calls costs more: nanoseconds of CPU time. */
    START_UP(Decision.TRADE_OFF, "the candidate's first calls cost more"),
    /** It keeps more on the heap: bytes. */
    RETAINED(Decision.TRADE_OFF, "the candidate keeps more memory"),
    /** It is slower on another size: upper end of the speedup's interval there. */
    SIZES(Decision.TRADE_OFF, "slower on some sizes"),
    /** It is slower under the collector that users have: mean log ratio. */
    COLLECTOR(Decision.TRADE_OFF, "slower under the default collector"),
    /** Pairs under that collector could not be measured: how many counted. */
    COLLECTOR_UNKNOWN(Decision.CANNOT_TELL, "could not be timed under the default collector");

    private final Decision decision;
    private final String words;

    Kind(Decision decision, String words) {
      this.decision = decision;
      this.words = words;
    }

    /** What the candidate is called because of it. */
    public Decision decision() {
      return decision;
    }

    /** The words for it in messages and reports. */
    public String words() {
      return words;
    }
  }
}
