package dev.hasten.target.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TestWatchTest {
  private final AtomicLong now = new AtomicLong();
  private final TestWatch watch = new TestWatch(Duration.ofSeconds(90), now::get);

  private void pass(int seconds) {
    now.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  @Test
  void a_silent_compilation_is_waited_for() {
    watch.heard("[INFO] Compiling 900 source files");
    pass(600);
    assertThat(watch.isStuck()).isFalse();
  }

  @Test
  void a_test_run_that_says_nothing_more_is_stuck() {
    watch.heard(" T E S T S");
    watch.heard("Running org.example.HangingTest");
    pass(91);
    assertThat(watch.isStuck()).isTrue();
  }

  @Test
  void a_test_run_that_is_over_is_not() {
    watch.heard(" T E S T S");
    watch.heard("Running org.example.QuickTest");
    watch.heard("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 0.01 sec");
    watch.heard("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
    pass(600);
    assertThat(watch.isStuck()).isFalse();
  }

  @Test
  void its_failure_reads_as_one_of_the_test_plugin() {
    assertThat(new BuildLog(List.of(TestWatch.FAILURE)).failedPlugin())
        .contains("maven-surefire-plugin");
  }
}
