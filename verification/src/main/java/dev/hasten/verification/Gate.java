package dev.hasten.verification;

/** The checks that a candidate passes or fails, in the order in which they are made. */
public enum Gate {
  /** The same normalised code was judged before. */
  DUPLICATE("duplicate"),
  /** What the edits may touch and call. */
  POLICY("policy"),
  /** It compiles on the target's JDK and level. */
  COMPILE("compile"),
  /** What other code links to is still there. */
  API("api"),
  /** What was serialised is still read. */
  SERIAL("serial form"),
  /** There is a way to observe it. */
  ENTRY("entry"),
  /** The workload's own calls give the same observations. */
  IN_SITU("in situ"),
  /** Captured, mutated, grown and generated inputs give the same observations. */
  REPLAY("replay"),
  /** Objects that threads may share give each thread its own answers. */
  THREADS("threads"),
  /** The tests that reach the change pass as they did. */
  TESTS("tests"),
  /** It is faster, and slower nowhere that counts. */
  MEASUREMENT("measurement"),
  /** The exported benchmark agrees under stock JMH. */
  JMH("jmh"),
  /** It gains enough to be worth a commit. */
  WORTH("worth"),
  /** The whole test goal of the target's own build. */
  SUITE("suite");

  private final String word;

  Gate(String word) {
    this.word = word;
  }

  /** The word for it in messages and reports. */
  public String word() {
    return word;
  }
}
