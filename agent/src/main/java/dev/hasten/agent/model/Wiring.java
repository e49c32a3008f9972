package dev.hasten.agent.model;

/** A way to put a question to a model. */
interface Wiring {
  /** Asks and waits. */
  Reply send(Question question);
}
