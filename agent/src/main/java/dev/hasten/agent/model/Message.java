package dev.hasten.agent.model;

/**
 * One message to or from a model.
 *
 * @param role who speaks
 * @param text what is said
 */
record Message(Role role, String text) {
  enum Role {
    SYSTEM,
    USER,
    ASSISTANT
  }
}
