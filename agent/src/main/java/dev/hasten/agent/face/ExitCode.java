package dev.hasten.agent.face;

/** How a command ends, for scripts. */
public enum ExitCode {
  /** Done, with or without a gain. */
  DONE(0, "done, with or without a gain"),
  /** A fault of Hasten's own. */
  FAULT(1, "a fault of Hasten's own; please report it"),
  /** Wrong usage or configuration. */
  USAGE(2, "wrong usage or configuration"),
  /** The target cannot be opened or does not build. */
  TARGET(3, "the target cannot be opened or does not build"),
  /** The change is not faster, or is wrong. */
  GATE(4, "verify: the change is not accepted"),
  /** A budget or the time ran out; what was found until then is saved. */
  BUDGET(5, "a budget ended first; partial results are saved"),
  /** The model cannot be reached or refuses. */
  MODEL(6, "the model cannot be reached, or refuses the key"),
  /** The machine lacks what Hasten needs. */
  ENVIRONMENT(7, "the machine lacks what Hasten needs"),
  /** Interrupted by the user. */
  INTERRUPTED(130, "interrupted; what was found until then is saved");

  private final int number;
  private final String meaning;

  ExitCode(int number, String meaning) {
    this.number = number;
    this.meaning = meaning;
  }

  /** The number that the process ends with. */
  public int number() {
    return number;
  }

  /** What it means. */
  public String meaning() {
    return meaning;
  }
}
