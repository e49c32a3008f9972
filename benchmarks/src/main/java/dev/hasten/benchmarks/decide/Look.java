package dev.hasten.benchmarks.decide;

import dev.hasten.benchmarks.Band;
import java.util.List;
import java.util.Optional;

/** What the rule says after some pairs. */
public sealed interface Look {
  /** Measure on. */
  record More(int untilPairs) implements Look {}

  /**
   * It is over.
   *
   * @param decision what it came to
   * @param band the band that the decision speaks of: where it is faster, or slower; nothing for
   *     the others
   * @param why what ended it
   * @param bands each band as it stood
   */
  record Done(Decision decision, Optional<Band> band, Why why, List<BandLook> bands)
      implements Look {
    public Done {
      bands = List.copyOf(bands);
      if (decision == Decision.FASTER && band.isEmpty()) {
        throw new IllegalArgumentException("faster where?");
      }
    }

    /** The look of one band. */
    public BandLook in(Band wanted) {
      return bands.stream().filter(look -> look.band() == wanted).findFirst().orElseThrow();
    }
  }

  /** What ended a measurement. */
  enum Why {
    /** The decision was reached. */
    SETTLED,
    /** A gain worth having is out of reach. */
    HOPELESS,
    /** All pairs are spent and the launches differ too much among themselves. */
    TOO_VARIABLE,
    /** All pairs are spent: faster in one band, and whether slower in the other is open. */
    OTHER_BAND_OPEN
  }
}
