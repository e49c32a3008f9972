package dev.hasten.replay;

import java.util.List;

/**
 * How much data the calls of an entry carried in their outermost objects: characters, elements and
 * bytes.
 *
 * @param sum over all calls looked at
 * @param largest of a single call
 * @param byMagnitude calls of size 0, of size 1, of 2 to 3, of 4 to 7, and so on
 */
public record CallSizes(long sum, long largest, List<Long> byMagnitude) {
  public CallSizes {
    byMagnitude = List.copyOf(byMagnitude);
  }
}
