package dev.hasten.agent;

import java.time.Duration;

/** Something that happens in a run, for the shells to show. */
public sealed interface RunEvent {
  /** A stage began. */
  record Stage(String text) implements RunEvent {}

  /** Something that a user should know now. */
  record Note(String text) implements RunEvent {}

  /** A step within a stage, of passing interest. */
  record Step(String text) implements RunEvent {}

  /** A proposal has its verdict. */
  record Judged(String id, String method, String origin, String sentence, Duration took)
      implements RunEvent {}
}
