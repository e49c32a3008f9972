package dev.hasten.agent.model;

/** Why a model gave no usable answer. */
public enum Failure {
  /** The server cannot be reached, or answers with a fault of its own again and again. */
  UNREACHABLE(true, "the model cannot be reached"),
  /** The key is not accepted. */
  WRONG_KEY(true, "the model's server does not accept the key"),
  /** The server does not have this model. */
  NO_SUCH_MODEL(true, "the model's server does not know this model"),
  /** The server refuses the request. */
  REFUSED(false, "the model's server refuses the request"),
  /** What comes back is not in the form of the protocol. */
  GARBLED(true, "the model's server does not speak the protocol of OpenAI"),
  /** No answer within the time. */
  TIMED_OUT(false, "the model did not answer in time"),
  /** The answer was cut off at its longest length. */
  TRUNCATED(false, "the answer is cut off"),
  /** The answer is larger than any answer of use. */
  TOO_LARGE(false, "the answer is far too long"),
  /** The question could cost more than what is left of the budget. */
  BUDGET(true, "the model's budget is spent"),
  /** A replayed run was asked something that was not recorded. */
  NOT_RECORDED(false, "no recorded answer");

  private final boolean endsTheModel;
  private final String words;

  Failure(boolean endsTheModel, String words) {
    this.endsTheModel = endsTheModel;
    this.words = words;
  }

  /** Whether no further question to this model makes sense in this run. */
  public boolean endsTheModel() {
    return endsTheModel;
  }

  /** Whether the model did answer, and the answer is of no use. */
  public boolean isAnswer() {
    return this == TRUNCATED || this == TOO_LARGE;
  }

  /** What happened, in words. */
  public String words() {
    return words;
  }
}
