package dev.hasten.benchmarks.jmh;

/** The exported benchmark could not be compiled or run. */
public final class JmhFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final Step step;
  private final String output;

  /**
   * @param step what failed
   * @param output what was said, the newest part of it
   */
  public JmhFailure(Step step, String output) {
    super(step + ": " + output);
    this.step = step;
    this.output = output;
  }

  public Step step() {
    return step;
  }

  public String output() {
    return output;
  }

  /** What was being done. */
  public enum Step {
    /** Compiling the benchmark on the original's class path. */
    COMPILE,
    /** A run on the original's side. */
    ORIGINAL,
    /** A run on the candidate's side. */
    CANDIDATE
  }
}
