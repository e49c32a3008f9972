package dev.hasten.target.edit;

/** What applying edits came to. */
public sealed interface EditResult {
  /** All edits fit. */
  record Applied(Patch patch) implements EditResult {}

  /**
   * One edit did not fit, and none was applied.
   *
   * @param edit the first that did not fit
   * @param reason why
   * @param found the text that stands at its place, the encoding that the file is not in, or what
   *     the file system said
   */
  record Refused(TextEdit edit, Reason reason, String found) implements EditResult {}

  /** Why an edit does not fit. */
  enum Reason {
    /** Another text stands there. */
    OTHER_TEXT,
    /** The file lies outside the target, by way of a link. */
    OUTSIDE,
    /** The file is not text in the module's encoding. */
    NOT_IN_ENCODING,
    /** The file cannot be read. */
    UNREADABLE
  }
}
