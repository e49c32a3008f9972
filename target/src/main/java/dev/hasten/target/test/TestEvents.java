package dev.hasten.target.test;

import dev.hasten.probe.protocol.Frame;
import dev.hasten.probe.test.TestProtocol;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What the runner in the JVM has told so far. Its JVM also runs the candidate: nothing is trusted.
 */
final class TestEvents {
  private static final int MOST_NOTES = 50;

  private final SortedMap<TestId, TestResult> results = new TreeMap<>();
  private final List<String> notes = new CopyOnWriteArrayList<>();
  private final Set<TestId> running = new LinkedHashSet<>();
  private String currentClass = "";
  private boolean done;
  private int rounds = 1;
  private Duration cpu = Duration.ZERO;

  /**
   * Takes the next event.
   *
   * @return whether a test class begins with it
   * @throws IOException if the frame is none that a runner writes
   */
  boolean accept(Frame frame) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(frame.payload()));
    switch (frame.type()) {
      case TestProtocol.STARTED -> running.add(new TestId(in.readUTF(), in.readUTF()));
      case TestProtocol.FINISHED -> finished(in);
      case TestProtocol.CLASS -> {
        currentClass = in.readUTF();
        return true;
      }
      case TestProtocol.NOTE -> note(in.readUTF());
      case TestProtocol.DONE -> done = true;
      case TestProtocol.AGAIN -> rounds++;
      default -> throw new IOException("unknown event: " + frame.type());
    }
    return false;
  }

  private void finished(DataInputStream in) throws IOException {
    TestId id = new TestId(in.readUTF(), in.readUTF());
    TestResult.Outcome outcome =
        switch (in.readUTF()) {
          case TestProtocol.PASSED -> TestResult.Outcome.PASSED;
          case TestProtocol.SKIPPED -> TestResult.Outcome.SKIPPED;
          default -> TestResult.Outcome.FAILED;
        };
    String detail = in.readUTF();
    Duration time = Duration.ofMillis(Math.max(0, in.readLong()));
    running.remove(id);
    // A test that ended twice keeps its worse outcome.
    results.merge(
        id,
        new TestResult(id, outcome, detail, time),
        (a, b) -> a.outcome() == TestResult.Outcome.FAILED ? a : b);
  }

  void note(String text) {
    if (notes.size() < MOST_NOTES) {
      notes.add(text);
    }
  }

  /** What was running when nothing more came: a test, or else a class. */
  String unfinished() {
    return running.isEmpty() ? "class " + currentClass : "test " + running.iterator().next();
  }

  /** The test that was running when nothing more came. */
  Optional<TestId> unfinishedTest() {
    return running.stream().findFirst();
  }

  /** A round ended, with the JVM's CPU time so far. */
  void roundEnded(Duration soFar) {
    cpu = soFar;
  }

  /** CPU time of the JVM when the last round ended. */
  Duration cpu() {
    return cpu;
  }

  int rounds() {
    return rounds;
  }

  boolean isDone() {
    return done;
  }

  SortedMap<TestId, TestResult> results() {
    return results;
  }

  List<String> notes() {
    return notes;
  }
}
