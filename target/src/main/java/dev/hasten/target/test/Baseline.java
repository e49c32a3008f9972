package dev.hasten.target.test;

import dev.hasten.target.Module;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The original's outcome of each test, from two runs.
 *
 * @param outcomes per test; a test that was not seen twice with one outcome is flaky
 * @param complete whether both runs reached their end
 * @param notes what was out of the ordinary in either run
 */
public record Baseline(SortedMap<TestId, Kind> outcomes, boolean complete, List<String> notes) {
  /** How a test behaves on the original. */
  public enum Kind {
    /** It passed twice. */
    PASSED,
    /** It failed twice. */
    FAILED,
    /** It was skipped twice. */
    SKIPPED,
    /** The two runs differ. */
    FLAKY
  }

  public Baseline {
    outcomes = Collections.unmodifiableSortedMap(new TreeMap<>(outcomes));
    notes = List.copyOf(notes);
  }

  /** Runs all tests of a module as its build left it twice. */
  public static Baseline establish(TestRunner runner, Module module, Duration limit) {
    return establish(runner, TestRequest.all(module, limit));
  }

  /** Runs what is asked for twice. */
  public static Baseline establish(TestRunner runner, TestRequest request) {
    return of(runner.run(request), runner.run(request));
  }

  /** Merges two runs of the same tests. */
  public static Baseline of(TestRun first, TestRun second) {
    SortedSet<TestId> ids = new TreeSet<>(first.results().keySet());
    ids.addAll(second.results().keySet());
    SortedMap<TestId, Kind> outcomes = new TreeMap<>();
    for (TestId id : ids) {
      outcomes.put(id, merge(first.results().get(id), second.results().get(id)));
    }
    SortedSet<String> notes = new TreeSet<>(first.notes());
    notes.addAll(second.notes());
    return new Baseline(outcomes, first.complete() && second.complete(), List.copyOf(notes));
  }

  private static Kind merge(@Nullable TestResult a, @Nullable TestResult b) {
    if (a == null || b == null || a.outcome() != b.outcome()) {
      return Kind.FLAKY;
    }
    return switch (a.outcome()) {
      case PASSED -> Kind.PASSED;
      case FAILED -> Kind.FAILED;
      case SKIPPED -> Kind.SKIPPED;
    };
  }

  /** The tests that behave in the given way. */
  public SortedSet<TestId> tests(Kind kind) {
    SortedSet<TestId> tests = new TreeSet<>();
    outcomes.forEach(
        (id, own) -> {
          if (own == kind) {
            tests.add(id);
          }
        });
    return tests;
  }
}
