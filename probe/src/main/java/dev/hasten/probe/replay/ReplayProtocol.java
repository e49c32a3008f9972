package dev.hasten.probe.replay;

/**
 * The frames between a session and its child, payloads as {@link dev.hasten.probe.graph.ByteSink}
 * writes them. A request is answered by {@link #DONE} or {@link #FAILED}; {@link #OBSERVE} first by
 * one {@link #OBSERVED} an input.
 */
public final class ReplayProtocol {
  /**
   * Request, once and first: texts class, method, descriptor; count of classes with ignored fields,
   * each a text and a count of texts; byte whether objects are asked after a call. Done: texts JVM
   * version and declaration of the entry.
   */
  public static final int OPEN = 1;

  /** Request: 8 bytes of milliseconds for each input, count, blob graphs. Done: nothing. */
  public static final int OBSERVE = 2;

  /** Request: 8 bytes seed, count wanted, count, blob graphs. Done: count, blob graphs. */
  public static final int MUTATE = 3;

  /** Request: 8 bytes seed, count wanted. Done: count, blob graphs. */
  public static final int GENERATE = 4;

  /** Request: 8 bytes seed, 8 bytes size, blob graph. Done: count, blob graphs. */
  public static final int GROW = 5;

  /**
   * Request: count pool, byte fresh, count, blob graphs. Done: 8 bytes of bytes on the heap that
   * the copies for one call take, 0 where calls share what they are given.
   */
  public static final int POOL = 6;

  /** Request: count pool, count operations. Done: nothing. */
  public static final int PREPARE = 7;

  /**
   * Request: count pool, count operations. Done, 8 bytes each: wall nanoseconds, thread CPU
   * nanoseconds, allocated bytes, JIT milliseconds, collections, their milliseconds, operations
   * that threw, digest of primitive results.
   */
  public static final int RUN = 8;

  /**
   * Request: byte whether parts may be used up to see what they hold, blob graph. Done: blob
   * observation of receiver and arguments.
   */
  public static final int DESCRIBE = 9;

  /**
   * Request: count parameter, which is an int or a long, from 0, count of values, 8 bytes each,
   * blob graph. Done: count, blob graphs, one for each value.
   */
  public static final int VARY = 10;

  /**
   * Request: 8 bytes seed, count wanted, 8 bytes of milliseconds to look, byte whether calls may be
   * made up from the types, count, blob graphs. Done: count, blob graphs of calls that reach
   * something new; count, blob graphs of others.
   */
  public static final int EXPLORE = 14;

  /**
   * Request: count, blob graphs; the first one's receiver is shared by several threads. Done: 8
   * bytes calls, 8 bytes calls that gave something else than alone, blobs observation of the first
   * such call alone and together.
   */
  public static final int SHARE = 30;

  /**
   * Request: count level of Java, count most characters, blob graph. Done: text why not, else the
   * empty text and what {@link dev.hasten.probe.literal.CallSource#writeTo} writes.
   */
  public static final int LITERAL = 11;

  /**
   * Request: 8 bytes of milliseconds, byte whether to look deep, blob graph. Done: count, text
   * expression and text a look.
   */
  public static final int LOOK = 12;

  /** Request: blob graph. Done: count, blob graphs of calls a step smaller, small ones first. */
  public static final int SHRINK = 13;

  /**
   * Request: 8 bytes of milliseconds, count level of Java, count most characters, blob graph. Done:
   * text why not, else the empty text, what {@link dev.hasten.probe.literal.CallSource#writeTo}
   * writes, a list of texts imports, text class of the exception that ends it (empty where it
   * returns), text literal of its message (empty where that is not the target's), a list of checks,
   * byte whether the entry declares checked exceptions.
   */
  public static final int EXPECT = 15;

  /** Request: nothing. Done: 8 bytes of bytes on the heap after a collection. */
  public static final int HEAP = 16;

  /** Answer: done. */
  public static final int DONE = 20;

  /** Answer: texts kind and detail. */
  public static final int FAILED = 21;

  /**
   * Answer: count index, byte flags, text why it was skipped, 8 bytes nanoseconds of the call, blob
   * observation.
   */
  public static final int OBSERVED = 22;

  /** Answer, the last that the child sends: count index of the input that took too long. */
  public static final int TIMED_OUT = 23;

  /** Flag: the receiver or an argument is not what it was, to a caller. */
  public static final int CHANGED = 1;

  /** Flag: the memory of the receiver or of an argument is not what it was. */
  public static final int TOUCHED = 2;

  /** Flag: a class that the input needs cannot be used here. */
  public static final int UNUSABLE = 4;

  private ReplayProtocol() {}
}
