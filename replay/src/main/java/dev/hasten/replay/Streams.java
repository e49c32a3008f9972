package dev.hasten.replay;

import dev.hasten.target.MethodRef;
import dev.hasten.target.test.TestRun;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a run of tests showed of some methods: the outermost calls of them, in order, test by test.
 *
 * @param entries the methods that were watched
 * @param streams the calls of each test
 * @param ended whether the JVM ended in good order, so that nothing is missing
 * @param notes what went wrong while recording, with how often
 * @param tests what became of the tests
 */
public record Streams(
    List<MethodRef> entries,
    Map<Key, CallStream> streams,
    boolean ended,
    Map<String, Long> notes,
    TestRun tests) {
  public Streams {
    entries = List.copyOf(entries);
    streams = Collections.unmodifiableMap(new TreeMap<>(streams));
    notes = Map.copyOf(notes);
  }

  /**
   * Names a stream.
   *
   * @param test the test, as the runner names it; empty for calls outside any test
   * @param thread the name of the thread with each number in it as {@code #}
   */
  public record Key(String test, String thread) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = test.compareTo(other.test);
      return order != 0 ? order : thread.compareTo(other.thread);
    }

    @Override
    public String toString() {
      return (test.isEmpty() ? "outside any test" : test) + " on " + thread;
    }
  }

  /** How many calls were made, looked at or not. */
  public long calls() {
    return streams.values().stream().mapToLong(CallStream::calls).sum();
  }
}
