package dev.hasten.replay;

import dev.hasten.target.MethodRef;
import java.util.List;

/** Whether two sides showed the same in situ. */
public sealed interface Comparison {
  /**
   * Every call that could be compared was the same.
   *
   * @param calls calls compared, at least one
   * @param tests tests that made them
   * @param partial those of them of which a part is lazy and was not looked at
   * @param cut those of them of which a limit cut the observation
   * @param made calls that the original makes: those compared, masked and unobserved
   * @param unobserved calls that neither side looked at, since a stream is looked at ever more
   *     sparsely; how many they are was compared
   * @param masked what was left out because the original itself is not repeatable there, a line for
   *     each stream
   * @param maskedCalls how many calls that were looked at were left out so
   * @param admitted how many of the calls compared differ in what a loosening admits
   */
  record Same(
      long calls,
      long tests,
      long partial,
      long cut,
      long made,
      long unobserved,
      List<String> masked,
      long maskedCalls,
      long admitted)
      implements Comparison {
    public Same {
      masked = List.copyOf(masked);
      if (calls <= 0) {
        throw new IllegalArgumentException("nothing compared is never the same");
      }
    }
  }

  /**
   * A call showed something else.
   *
   * @param stream where
   * @param call index of the first such call in its stream
   * @param entry the method that was called, on the original's side where it differs
   * @param what what differs, for people
   * @param original the original's observation, empty where it was not kept
   * @param candidate the candidate's observation, empty where it was not kept
   */
  record Different(
      Streams.Key stream,
      long call,
      MethodRef entry,
      String what,
      byte[] original,
      byte[] candidate)
      implements Comparison {
    /** In what the two observations differ, the gravest first; empty where one was not kept. */
    public List<Noticed> differences() {
      return original.length == 0 || candidate.length == 0
          ? List.of()
          : Observation.differences(original, candidate, CallMaker.WORKLOAD);
    }
  }

  /** Nothing can be said, and why. */
  record NotComparable(String reason, List<String> masked) implements Comparison {
    public NotComparable {
      masked = List.copyOf(masked);
    }
  }
}
