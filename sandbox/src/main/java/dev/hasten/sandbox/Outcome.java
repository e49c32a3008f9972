package dev.hasten.sandbox;

import java.time.Duration;

/** How a confined command ended. An exit code says nothing of success: the command wrote it. */
public sealed interface Outcome {
  /** What it wrote to standard output, cut at the limit, control bytes kept. */
  String stdout();

  /** What it wrote to standard error, cut at the limit. */
  String stderr();

  /** Wall time from start to end. */
  Duration wall();

  /** It ended by itself. */
  record Exited(int code, String stdout, String stderr, Duration wall) implements Outcome {}

  /** It was still running when its wall limit was up, and was killed with all its children. */
  record TimedOut(String stdout, String stderr, Duration wall) implements Outcome {}

  /** Hasten closed it before it ended. */
  record Closed(String stdout, String stderr, Duration wall) implements Outcome {}
}
