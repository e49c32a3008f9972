package dev.hasten.target.open;

/** A target cannot be opened; the {@link #problem} says why. */
public final class TargetException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient TargetProblem problem;

  /** With the facts alone. */
  public TargetException(TargetProblem problem) {
    super(problem.toString());
    this.problem = problem;
  }

  /** With the facts and what raised it. */
  public TargetException(TargetProblem problem, Throwable cause) {
    super(problem.toString(), cause);
    this.problem = problem;
  }

  /** Why. */
  public TargetProblem problem() {
    return problem;
  }
}
