package dev.hasten.replay;

/** What kind of thing two observations differ in, the gravest first. */
public enum DifferenceKind {
  /** Another value, type or size, or another exception where both matter to a caller. */
  VALUE("value"),
  /** One side hands out what it has computed, the other what it has yet to compute. */
  LAZINESS("laziness"),
  /** The same elements in another order. */
  ORDER("order"),
  /** Equal objects that are the same object on one side only. */
  ALIASING("aliasing"),
  /** A private field is empty on one side and filled on the other, as one that is a cache. */
  CACHE("private field filled or not"),
  /** On a call that nobody recorded, in which one object stands in several places. */
  ALIASED_ARGUMENTS("aliased arguments"),
  /** Another value on a made-up call of a method that only its own package can call. */
  PRIVATE_CALL("private call"),
  /**
   * What another version wrote by Java's serialization can no longer be read, or reads otherwise.
   */
  SERIAL_FORM("serial form"),
  /**
   * On a call that nobody recorded, a side complains of being used out of turn and the other does
   * not, or not so.
   */
  OFF_PROTOCOL("off-protocol sequence"),
  /** On a call that nobody recorded, an exception that no code means to throw comes or goes. */
  INCIDENTAL_EXCEPTION("incidental exception"),
  /** The same exception with another message. */
  EXCEPTION_MESSAGE("exception message"),
  /** Floating-point numbers that differ in their last bits. */
  LAST_BIT("last bit");

  private final String word;

  DifferenceKind(String word) {
    this.word = word;
  }

  /** The words for it in messages, reports and JSON. */
  public String word() {
    return word;
  }
}
