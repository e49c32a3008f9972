package dev.hasten.replay;

import java.util.List;

/**
 * Methods of the target that were on the stack when an entry was called.
 *
 * @param frames nearest first
 * @param calls in how many of the calls looked at
 */
public record CallerChain(List<Frame> frames, long calls) {
  public CallerChain {
    frames = List.copyOf(frames);
  }

  /**
   * A place in the source, as stack traces tell it.
   *
   * @param className binary name
   * @param method name without descriptor
   * @param line line number, negative where unknown
   */
  public record Frame(String className, String method, int line) {}
}
