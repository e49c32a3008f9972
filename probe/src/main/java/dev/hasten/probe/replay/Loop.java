package dev.hasten.probe.replay;

/** A timing loop, generated for one entry. */
public interface Loop {
  /**
   * Calls the entry.
   *
   * @param columns one array per argument, the receiver first where there is one, of the
   *     parameter's primitive type or of Object
   * @param size length of each column
   * @param start row of the first call; the others follow in order and wrap around
   * @param operations how many calls
   * @param out receives a digest of primitive results and the number of calls that threw
   */
  void run(Object[] columns, int size, int start, int operations, long[] out);
}
