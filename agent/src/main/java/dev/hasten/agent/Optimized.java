package dev.hasten.agent;

import dev.hasten.agent.report.RunReport;
import java.nio.file.Path;

/**
 * What a run came to.
 *
 * @param report all it has to tell
 * @param folder where its ledger and reports are
 * @param repository the repository that received the branch, if one was written
 * @param ending what ended it
 */
public record Optimized(RunReport report, Path folder, Path repository, Ending ending) {
  /** What ended a run. */
  public enum Ending {
    /** There was nothing more to do. */
    DONE,
    /** The time that the user gave was up. */
    TIME,
    /** The model's budget was spent. */
    BUDGET,
    /** The model could not be asked. */
    MODEL
  }
}
