package dev.hasten.profiling;

/** What a profile counts. */
public enum Dimension {
  /** CPU time, in nanoseconds. */
  CPU("cpu"),
  /** Allocated memory, in bytes. */
  ALLOCATION("alloc"),
  /** Time spent waiting for locks, in nanoseconds. */
  LOCK("lock");

  private final String word;

  Dimension(String word) {
    this.word = word;
  }

  /** The word for it in options and reports. */
  public String word() {
    return word;
  }
}
