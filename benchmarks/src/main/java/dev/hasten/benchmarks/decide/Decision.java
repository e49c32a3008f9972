package dev.hasten.benchmarks.decide;

/** What the clocks say of a candidate. Only {@link #FASTER} can be accepted. */
public enum Decision {
  /** Faster in one band and not slower by more than the tolerance in any other. */
  FASTER("faster"),
  /** Slower in some band and faster in none. */
  SLOWER("slower"),
  /** Neither faster nor slower by more than the tolerance. */
  SAME("same"),
  /** Faster in one respect and worse in another. */
  TRADE_OFF("trade-off"),
  /** None of the others could be shown. */
  CANNOT_TELL("cannot tell");

  private final String word;

  Decision(String word) {
    this.word = word;
  }

  /** The word for it in messages and reports. */
  public String word() {
    return word;
  }
}
