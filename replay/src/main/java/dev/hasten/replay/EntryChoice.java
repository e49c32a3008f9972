package dev.hasten.replay;

import java.util.List;

/** Whether a hotspot can be called. */
public sealed interface EntryChoice {
  /** By this entry, with these calls of it. */
  record Found(Entry entry, Captures captures) implements EntryChoice {}

  /**
   * Not at all.
   *
   * @param reason the main reason, such as {@code no test reaches it}
   * @param tried what stood in the way of each method that was tried, nearest first
   * @param reached whether the tests call it at all
   */
  record None(String reason, List<String> tried, boolean reached) implements EntryChoice {
    public None {
      tried = List.copyOf(tried);
    }
  }
}
