package dev.hasten.replay;

import dev.hasten.target.MethodRef;

/**
 * The method through which a hotspot is observed and timed.
 *
 * @param method which method is called
 * @param hotspot the method that it stands for
 * @param distance frames of the target between the two; 0 where they are the same
 */
public record Entry(MethodRef method, MethodRef hotspot, int distance) {
  public Entry {
    if (distance < 0 || (distance == 0) != method.equals(hotspot)) {
      throw new IllegalArgumentException(method + " at distance " + distance + " of " + hotspot);
    }
  }
}
