package dev.hasten.agent.face;

/** Something stood in the way of a verb; the cause carries the facts. */
public final class EngineException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  EngineException(Exception cause) {
    super(cause);
  }
}
