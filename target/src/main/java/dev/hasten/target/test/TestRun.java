package dev.hasten.target.test;

import dev.hasten.sandbox.Outcome;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one run of tests showed.
 *
 * @param results what became of each test that ended; a failure or skip of a whole class that names
 *     no test stands under the method name {@value #WHOLE_CLASS}
 * @param complete whether the runner reached its end; if not, tests may be missing
 * @param notes what was out of the ordinary, a sentence each, such as which test hung
 * @param outcome how the JVM ended
 * @param rounds how often all the tests were run to the end in that JVM: 1, or more where they were
 *     to be repeated
 * @param cpu CPU time of that JVM when the last round ended, read from outside; zero if none did
 */
public record TestRun(
    SortedMap<TestId, TestResult> results,
    boolean complete,
    List<String> notes,
    Outcome outcome,
    int rounds,
    Duration cpu) {
  /** Method name of the id under which the outcome of a whole class is reported. */
  public static final String WHOLE_CLASS = "<class>";

  public TestRun {
    results = Collections.unmodifiableSortedMap(new TreeMap<>(results));
    notes = List.copyOf(notes);
  }

  /** What one run of tests that were run once showed. */
  public TestRun(
      SortedMap<TestId, TestResult> results,
      boolean complete,
      List<String> notes,
      Outcome outcome) {
    this(results, complete, notes, outcome, 1, Duration.ZERO);
  }

  /** How many tests ended in the given way. */
  public long count(TestResult.Outcome how) {
    return results.values().stream().filter(r -> r.outcome() == how).count();
  }
}
