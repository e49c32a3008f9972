package dev.hasten.verification.kept;

import java.nio.file.Path;
import java.util.List;

/** A test class for the method that a rewrite changed, or why there is none. */
public sealed interface KeptTests {
  /**
   * It passes on both sides.
   *
   * @param file path of the source from the target's root; no such file is there
   * @param className its binary name
   * @param text the source
   * @param cases how many tests it holds
   * @param notes what a reader should know, a sentence each
   */
  record Written(Path file, String className, String text, int cases, List<String> notes)
      implements KeptTests {
    public Written {
      notes = List.copyOf(notes);
    }
  }

  /**
   * There is none.
   *
   * @param reason why, as half a sentence
   */
  record None(String reason) implements KeptTests {}
}
