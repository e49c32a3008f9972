package dev.hasten.benchmarks.pairs;

/** A JVM that was to be timed could not be. */
public final class ContestantFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final String detail;

  /**
   * @param kind what happened
   * @param detail what the JVM or the sandbox said
   */
  public ContestantFailure(Kind kind, String detail) {
    super(kind + ": " + detail);
    this.kind = kind;
    this.detail = detail;
  }

  public Kind kind() {
    return kind;
  }

  public String detail() {
    return detail;
  }

  /** What happened. */
  public enum Kind {
    /** It did not start, or could not load its inputs. */
    START,
    /** It ended or broke the protocol. */
    CRASH,
    /** It did not answer in time. */
    TIMEOUT,
    /** Its clock stood still or ran backwards. */
    CLOCK,
    /** What its calls work on takes far longer to make than the calls take. */
    COPIES
  }
}
