package dev.hasten.profiling.sampling;

import dev.hasten.sandbox.Outcome;
import java.util.List;

/** One process, or tree of processes, that does a workload or a module's part of it. */
interface Launch {
  /** A short name that can stand in a file name. */
  String name();

  /** Runs it to its end with a profiler attached. */
  Ended run(Attachment attachment);

  /**
   * How it ended.
   *
   * @param outcome how its first process ended
   * @param rounds how often it did its work, at least 1
   * @param notes what was out of the ordinary, a sentence each
   */
  record Ended(Outcome outcome, int rounds, List<String> notes) {
    public Ended {
      notes = List.copyOf(notes);
    }
  }
}
