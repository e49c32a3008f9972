package dev.hasten.probe.observe;

/**
 * The tags of an observation.
 *
 * <p>An observation is {@code byte VERSION, byte flags, count unobserved, count roots, (text name,
 * value)*, count bodies, body*}, with the encodings of {@link dev.hasten.probe.graph.ByteSink}. A
 * value is a tag and what is given with it below; {@link #REFERENCE} counts bodies from 0 in the
 * order in which a walk in breadth from the roots meets them, so that two references to one object
 * differ from references to two equal ones.
 */
public final class Tags {
  /** Changes with the form. */
  public static final int VERSION = 1;

  /** Flag: a cap was reached, and what follows in the walk is missing. */
  public static final int INCOMPLETE = 1;

  /** Value: null. */
  public static final int NULL = 'n';

  /** Value: count, the number of a body. */
  public static final int REFERENCE = 'r';

  /** Value: a primitive or its box; the descriptor's character, then its bits, NaN canonical. */
  public static final int PRIMITIVE = 'p';

  /** Value: text, a string. */
  public static final int STRING = 's';

  /** Value: text label, text content; a value such as a BigDecimal or an enum constant. */
  public static final int TEXT = 't';

  /** Value: text label, text reason; something that could not be looked into. */
  public static final int UNOBSERVED = 'u';

  /** Body: text label, count, (text name, value)*. */
  public static final int PARTS = 'O';

  /** Body: text label, count, value*; sorted by content where the label says unordered. */
  public static final int ELEMENTS = 'L';

  /** Body: text label, count, (value, value)*; sorted by key where the label says unordered. */
  public static final int ENTRIES = 'M';

  /** Body: an array of primitives as {@link dev.hasten.probe.graph.PrimitiveArrays} has it. */
  public static final int PRIMITIVES = 'P';

  /** Begins the name of a part that is a private field. */
  public static final char PRIVATE = '\u0001';

  /** Ends the label of what has stages yet to run. */
  public static final String PUT_OFF = ", yet to be computed";

  private Tags() {}
}
