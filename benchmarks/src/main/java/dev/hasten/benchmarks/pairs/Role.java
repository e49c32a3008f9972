package dev.hasten.benchmarks.pairs;

/** Which of the two programs a JVM runs. */
public enum Role {
  /** The code as it was. */
  ORIGINAL("original"),
  /** The proposed rewrite. */
  CANDIDATE("candidate");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  /** The word for it in messages and reports. */
  public String word() {
    return word;
  }
}
