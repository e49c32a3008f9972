package dev.hasten.profiling;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a workload spent, by stack.
 *
 * @param workload what was run
 * @param phrase what the shares are shares of, such as {@code the test run, repeated 12 times}
 * @param engine what took the samples
 * @param recordings the recordings that it was read from, one or more a module
 * @param tree all of them together; the cost of a module that ran several rounds is that of one
 *     round
 * @param span time from the first to the last sample, summed over the recordings
 * @param notes what a reader of the numbers should know, a sentence each: why the other engine was
 *     not used, how often the workload was repeated, what was left out
 */
public record Profile(
    Workload workload,
    String phrase,
    Engine engine,
    List<Path> recordings,
    CallTree tree,
    Duration span,
    List<String> notes) {
  public Profile {
    recordings = List.copyOf(recordings);
    notes = List.copyOf(notes);
  }
}
