package dev.hasten.agent;

/** There is no change to judge, and why. */
public final class NothingToJudgeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NothingToJudgeException(String message) {
    super(message);
  }
}
