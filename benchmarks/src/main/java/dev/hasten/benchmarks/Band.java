package dev.hasten.benchmarks;

/** The sizes of input that a ratio speaks of. */
public enum Band {
  /** As captured, weighted as the workload weights them. */
  SEEN("seen"),
  /** The largest rung of the size ladder that still makes sense. */
  GROWN("grown");

  private final String word;

  Band(String word) {
    this.word = word;
  }

  /** The word for it in messages and reports. */
  public String word() {
    return word;
  }
}
