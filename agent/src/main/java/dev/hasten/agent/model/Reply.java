package dev.hasten.agent.model;

/** What came back from a model. */
sealed interface Reply {
  /** It answered. */
  record Answered(String text, long tokensIn, long tokensOut) implements Reply {}

  /** It did not. */
  record Failed(Failure failure, String detail) implements Reply {}
}
