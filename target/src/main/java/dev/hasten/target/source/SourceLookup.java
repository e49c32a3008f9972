package dev.hasten.target.source;

/** What a search for a method's source came to. */
public sealed interface SourceLookup {
  /** It stands there. */
  record Found(SourceMethod method) implements SourceLookup {}

  /**
   * It has no source that could be shown.
   *
   * @param reason why
   * @param detail the file, the parser's message or the name that was looked for
   */
  record Missing(Reason reason, String detail) implements SourceLookup {}

  /** Why a method has no source. */
  enum Reason {
    /** No module of the target compiled such a class. */
    NO_CLASS_FILE,
    /** The class file names no source, or one that is in no source root: generated code. */
    NO_SOURCE_FILE,
    /** The source does not parse. */
    DOES_NOT_PARSE,
    /** The class or method was made by the compiler or an annotation processor. */
    NOT_WRITTEN,
    /** The class file was compiled from another text: its lines do not fit. */
    OTHER_LINES
  }
}
