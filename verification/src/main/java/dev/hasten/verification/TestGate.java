package dev.hasten.verification;

import static java.util.Locale.ROOT;

import dev.hasten.target.test.Baseline;
import dev.hasten.target.test.TestId;
import dev.hasten.target.test.TestResult;
import dev.hasten.target.test.TestRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds a run of tests on the candidate against the original's baseline, test by test: what passed
 * must pass. A test that did not report has not passed, whatever the process said at its end.
 */
public final class TestGate {
  private static final int SHOWN = 10;

  private TestGate() {}

  /**
   * Compares.
   *
   * @param baseline the original's outcome of each test
   * @param expected the tests that were asked for
   * @param run what they came to on the candidate
   */
  public static GateResult check(Baseline baseline, Set<TestId> expected, TestRun run) {
    List<String> broken = new ArrayList<>();
    long passed = 0;
    for (TestId test : baseline.tests(Baseline.Kind.PASSED)) {
      if (!expected.contains(test)) {
        continue;
      }
      TestResult result = run.results().get(test);
      if (result == null) {
        broken.add(test + " did not report");
      } else if (result.outcome() != TestResult.Outcome.PASSED) {
        broken.add(test + ": " + result.detail().lines().findFirst().orElse("skipped"));
      } else {
        passed++;
      }
    }
    if (!broken.isEmpty()) {
      return new GateResult.Failed(
          Gate.TESTS,
          broken.size() + (broken.size() == 1 ? " test" : " tests") + " that passed no longer do",
          broken.stream().limit(SHOWN).collect(Collectors.joining("\n")));
    }
    if (passed == 0) {
      return new GateResult.Failed(
          Gate.ENTRY,
          "none of the tests that reach it passes on the original",
          onOriginal(baseline, expected));
    }
    return new GateResult.Passed(Gate.TESTS, passed, List.of());
  }

  /** What became of the expected tests on the original, and what was noticed while they ran. */
  private static String onOriginal(Baseline baseline, Set<TestId> expected) {
    List<String> lines = new ArrayList<>(baseline.notes());
    for (TestId test : expected) {
      Baseline.Kind kind = baseline.outcomes().get(test);
      lines.add(test + (kind == null ? " did not report" : ": " + kind.name().toLowerCase(ROOT)));
    }
    return lines.stream().limit(SHOWN).collect(Collectors.joining("\n"));
  }
}
