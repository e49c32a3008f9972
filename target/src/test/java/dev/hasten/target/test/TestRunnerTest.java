package dev.hasten.target.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.sandbox.Outcome;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Boxes;
import dev.hasten.target.Fixture;
import dev.hasten.target.Side;
import dev.hasten.target.Target;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestRunnerTest {
  private static final Duration LIMIT = Duration.ofMinutes(1);
  private static Sandbox sandbox;

  @TempDir Path root;

  @BeforeAll
  static void open() throws Exception {
    sandbox = Boxes.open();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  private static Target jupiter(Fixture fixture) {
    return fixture.target(
        Fixture.jar(org.junit.jupiter.api.Test.class),
        Fixture.jar(org.junit.jupiter.params.ParameterizedTest.class),
        Fixture.jar(org.junit.platform.commons.JUnitException.class),
        Fixture.jar(org.opentest4j.AssertionFailedError.class));
  }

  private static TestRun run(Target target, Duration perClass) {
    return new TestRunner(sandbox, target, perClass, perClass)
        .run(TestRequest.all(target.modules().get(0), LIMIT));
  }

  private static Map<String, TestResult.Outcome> outcomes(TestRun run) {
    return run.results().values().stream()
        .collect(Collectors.toMap(r -> r.id().toString(), TestResult::outcome));
  }

  private static final String ALL_KINDS =
      """
      package p;

      import static org.junit.jupiter.api.Assertions.*;

      import java.io.File;
      import java.util.stream.*;
      import org.junit.jupiter.api.*;
      import org.junit.jupiter.params.*;
      import org.junit.jupiter.params.provider.*;

      class KindsTest {
        @Test void passes() { System.out.println("noise"); }
        @Test void fails() { assertEquals(1, 2, "sum"); }
        @Test void assumes() { Assumptions.assumeTrue(false, "not here"); }
        @Test @Disabled("later") void disabled() {}
        @ParameterizedTest @ValueSource(ints = {1, 2}) void each(int n) { assertEquals(1, n); }
        @TestFactory Stream<DynamicNode> made() {
          return Stream.of(DynamicTest.dynamicTest("a", () -> {}),
              DynamicContainer.dynamicContainer("b", Stream.of(DynamicTest.dynamicTest("c", () -> {}))));
        }
        @Test void sees_files() throws Exception {
          assertTrue(new File("src/test/resources/x.txt").isFile());
          assertTrue(new File("target/out").mkdir());
          assertEquals(new File("").getAbsolutePath(), System.getProperty("basedir"));
        }
        @Nested class Inner { @Test void passes() {} }
      }
      """;

  @Test
  void repeated_tests_give_the_results_of_their_first_round() {
    Fixture fixture = new Fixture(root);
    fixture.test(
        "p/OnceTest.java",
        """
        package p;
        import org.junit.jupiter.api.*;
        class OnceTest {
          static int runs;
          @Test void passes_once() { Assertions.assertEquals(1, ++runs); }
          @Test void works() {
            long end = System.nanoTime() + 300_000_000L;
            while (System.nanoTime() < end) {}
          }
        }
        """);
    Target target = jupiter(fixture);
    TestRun run =
        new TestRunner(sandbox, target, LIMIT, LIMIT)
            .run(TestRequest.all(target.modules().get(0), LIMIT).repeat(Duration.ofSeconds(3)));
    assertThat(run.notes()).isEmpty();
    assertThat(run.complete()).isTrue();
    assertThat(run.rounds()).isGreaterThan(1);
    assertThat(run.count(TestResult.Outcome.PASSED)).isEqualTo(2);
    assertThat(run.outcome()).isInstanceOf(Outcome.Exited.class);
  }

  @Test
  void tests_that_hang_the_second_time_end_with_what_they_gave_the_first() {
    Fixture fixture = new Fixture(root);
    fixture.test(
        "p/HangTest.java",
        """
        package p;
        import org.junit.jupiter.api.*;
        class HangTest {
          static int runs;
          @Test void hangs() throws Exception { if (++runs > 1) Thread.sleep(1_000_000); }
        }
        """);
    Target target = jupiter(fixture);
    TestRun run =
        new TestRunner(sandbox, target, LIMIT, LIMIT)
            .run(TestRequest.all(target.modules().get(0), LIMIT).repeat(Duration.ofSeconds(2)));
    assertThat(run.complete()).isTrue();
    assertThat(run.rounds()).isEqualTo(1);
    assertThat(run.outcome()).isInstanceOf(Outcome.Exited.class);
  }

  @Test
  void code_under_test_finds_no_history_no_network_and_no_other_jars_to_look_an_answer_up_in() {
    Fixture fixture = new Fixture(root);
    fixture.write(".git/packed-refs", "refs");
    fixture.test(
        "p/LookTest.java",
        """
        package p;
        import static org.junit.jupiter.api.Assertions.*;
        import java.io.File;
        import java.net.Socket;
        import org.junit.jupiter.api.*;
        class LookTest {
          @Test void history() {
            for (File at = new File("").getAbsoluteFile(); at != null; at = at.getParentFile()) {
              assertFalse(new File(at, ".git").exists(), at.toString());
            }
            assertFalse(new File("REPOSITORY", ".git").exists());
          }
          @Test void network() {
            assertThrows(java.io.IOException.class, () -> new Socket("1.1.1.1", 53).close());
          }
          @Test void jars() {
            assertNull(new File("LOCAL/org/apache").list());
          }
        }
        """
            .replace("REPOSITORY", root.toString())
            .replace("LOCAL", Fixture.localRepository().toString()));
    TestRun run = run(jupiter(fixture), LIMIT);
    assertThat(outcomes(run).values())
        .as(run.results().toString())
        .containsExactly(
            TestResult.Outcome.PASSED, TestResult.Outcome.PASSED, TestResult.Outcome.PASSED);
  }

  @Test
  void tests_of_every_kind_are_told_by_stable_ids() {
    Fixture fixture = new Fixture(root);
    fixture.test("p/KindsTest.java", ALL_KINDS);
    fixture.test(
        "p/BrokenTest.java",
        """
        package p;
        import org.junit.jupiter.api.*;
        class BrokenTest {
          @BeforeAll static void no() { throw new IllegalStateException("set-up"); }
          @Test void never() {}
        }
        """);
    fixture.test("p/NotATestCases.java", "package p; class NotATestCases {}");
    fixture.write("src/test/resources/x.txt", "x");
    TestRun run = run(jupiter(fixture), LIMIT);
    assertThat(run.notes()).isEmpty();
    assertThat(run.complete()).isTrue();
    assertThat(outcomes(run))
        .containsOnly(
            Map.entry("p.BrokenTest#<class>", TestResult.Outcome.FAILED),
            Map.entry("p.BrokenTest#never", TestResult.Outcome.FAILED),
            Map.entry("p.KindsTest#passes", TestResult.Outcome.PASSED),
            Map.entry("p.KindsTest#fails", TestResult.Outcome.FAILED),
            Map.entry("p.KindsTest#assumes", TestResult.Outcome.SKIPPED),
            Map.entry("p.KindsTest#disabled", TestResult.Outcome.SKIPPED),
            Map.entry("p.KindsTest#each(int)[1]", TestResult.Outcome.PASSED),
            Map.entry("p.KindsTest#each(int)[2]", TestResult.Outcome.FAILED),
            Map.entry("p.KindsTest#made[1]", TestResult.Outcome.PASSED),
            Map.entry("p.KindsTest#made[2][1]", TestResult.Outcome.PASSED),
            Map.entry("p.KindsTest#sees_files", TestResult.Outcome.PASSED),
            Map.entry("p.KindsTest$Inner#passes", TestResult.Outcome.PASSED));
    assertThat(run.results().get(new TestId("p.KindsTest", "fails")).detail()).contains("sum");
    assertThat(run.outcome()).isInstanceOf(Outcome.Exited.class);
    assertThat(root.resolve("target/out")).doesNotExist();
  }

  @Test
  void only_the_tests_asked_for_are_run_and_told() {
    Fixture fixture = new Fixture(root);
    fixture.test("p/KindsTest.java", ALL_KINDS);
    Target target = jupiter(fixture);
    Set<TestId> asked =
        Set.of(
            new TestId("p.KindsTest", "passes"),
            new TestId("p.KindsTest", "each(int)[2]"),
            new TestId("p.KindsTest$Inner", "passes"));
    TestRun run =
        new TestRunner(sandbox, target)
            .run(TestRequest.all(target.modules().get(0), LIMIT).only(asked));
    assertThat(run.results().keySet()).containsExactlyInAnyOrderElementsOf(asked);
  }

  private Target badTest(String body) {
    Fixture fixture = new Fixture(root);
    fixture.test("p/ATest.java", jupiterTest("ATest", ""));
    fixture.test("p/BTest.java", jupiterTest("BTest", body));
    fixture.test("p/CTest.java", jupiterTest("CTest", ""));
    return jupiter(fixture);
  }

  private static String jupiterTest(String name, String body) {
    return "package p; class %s { @org.junit.jupiter.api.Test void t() throws Exception { %s } }"
        .formatted(name, body);
  }

  @Test
  void a_test_that_ends_the_jvm_is_left_out_and_the_others_run() {
    for (String end : List.of("System.exit(0);", "Runtime.getRuntime().halt(0);")) {
      TestRun run = run(badTest(end), LIMIT);
      assertThat(run.complete()).isTrue();
      assertThat(outcomes(run)).containsOnlyKeys("p.ATest#t", "p.CTest#t");
      assertThat(run.notes()).singleElement().asString().endsWith("its JVM: test p.BTest#t");
    }
  }

  @Test
  void a_test_that_hangs_is_left_out_and_the_others_run() {
    TestRun run = run(badTest("Thread.sleep(100_000);"), Duration.ofSeconds(8));
    assertThat(run.complete()).isTrue();
    assertThat(outcomes(run)).containsOnlyKeys("p.ATest#t", "p.CTest#t");
    assertThat(run.notes())
        .containsExactly("left out, since it hangs or ends its JVM: test p.BTest#t");
  }

  @Test
  void a_candidate_in_which_a_test_hangs_teaches_nothing_of_the_original() {
    Target target = badTest("if (!Boolean.getBoolean(\"fine\")) Thread.sleep(100_000);");
    TestRunner runner =
        new TestRunner(sandbox, target, Duration.ofSeconds(8), Duration.ofSeconds(8));
    TestRequest request = TestRequest.all(target.modules().get(0), LIMIT);
    Side candidate = new Side("candidate", target.modules().get(0).classes());
    TestRun hung = runner.run(request.on(candidate));
    assertThat(hung.complete()).isFalse();
    assertThat(outcomes(hung)).containsOnlyKeys("p.ATest#t");
    TestRun original = runner.run(request.with(List.of("-Dfine=true"), List.of()));
    assertThat(outcomes(original)).containsOnlyKeys("p.ATest#t", "p.BTest#t", "p.CTest#t");
  }

  @Test
  void printing_and_closing_the_streams_does_not_reach_the_events() {
    TestRun run =
        run(
            badTest(
                "System.out.println(\"Tests run: 9\"); System.out.close(); System.err.close();"),
            LIMIT);
    assertThat(run.complete()).isTrue();
    assertThat(outcomes(run)).containsOnlyKeys("p.ATest#t", "p.BTest#t", "p.CTest#t");
  }

  @Test
  void two_runs_that_differ_make_a_test_flaky() {
    TestId id = new TestId("A", "t");
    TestId other = new TestId("A", "u");
    TestRun first = of(Map.of(id, TestResult.Outcome.PASSED, other, TestResult.Outcome.FAILED));
    TestRun second = of(Map.of(id, TestResult.Outcome.FAILED, other, TestResult.Outcome.FAILED));
    assertThat(Baseline.of(first, second).outcomes())
        .containsOnly(Map.entry(id, Baseline.Kind.FLAKY), Map.entry(other, Baseline.Kind.FAILED));
    assertThat(Baseline.of(first, of(Map.of())).tests(Baseline.Kind.FLAKY)).hasSize(2);
  }

  private static TestRun of(Map<TestId, TestResult.Outcome> outcomes) {
    var results = new java.util.TreeMap<TestId, TestResult>();
    outcomes.forEach((id, o) -> results.put(id, new TestResult(id, o, "", Duration.ZERO)));
    return new TestRun(results, true, List.of(), new Outcome.Exited(0, "", "", Duration.ZERO));
  }

  @Test
  void patterns_of_the_build_choose_classes() {
    assertThat(matches("**/*Test.java", "ATest")).isTrue();
    assertThat(matches("**/*Test.java", "a/b/ATest")).isTrue();
    assertThat(matches("**/*Test.java", "a/TestA")).isFalse();
    assertThat(matches("a/**", "a/b/C")).isTrue();
    assertThat(matches("*IT", "a/b/CIT")).isTrue();
    assertThat(matches("a.b.CTest", "a/b/CTest")).isTrue();
    assertThat(matches("a/?Test.class", "a/ABTest")).isFalse();
  }

  private static boolean matches(String pattern, String path) {
    return TestClasses.pattern(pattern).matcher(path).matches();
  }
}
