package dev.hasten.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.sandbox.Sandbox.Preference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SandboxTest {
  @TempDir Path scratch;

  @ParameterizedTest
  @EnumSource(
      value = Preference.class,
      names = {"BUBBLEWRAP", "UNSHARE", "NONE"})
  void a_jvm_runs_in_the_box(Preference preference) throws Exception {
    try (Sandbox sandbox = Sandbox.open(preference, scratch)) {
      String java = Path.of(System.getProperty("java.home"), "bin/java").toString();

      Outcome outcome = sandbox.run(command(sandbox, java, "-Xmx64m", "--version"));

      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Exited.class, exited -> assertThat(exited.code()).isZero());
      assertThat(outcome.stdout()).contains(System.getProperty("java.version"));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Preference.class,
      names = {"BUBBLEWRAP", "UNSHARE", "NONE"})
  void a_started_command_is_talked_to_and_its_clock_is_read(Preference preference)
      throws Exception {
    try (Sandbox sandbox = Sandbox.open(preference, scratch);
        Running cat = sandbox.start(command(sandbox, "/bin/cat"))) {
      cat.in().write('x');
      cat.in().flush();

      assertThat(cat.out().read()).isEqualTo('x');
      assertThat(cat.cpuNanos()).isPositive().isLessThan(1_000_000_000L);
      assertThat(cat.memory().peak()).isGreaterThanOrEqualTo(cat.memory().resident()).isPositive();
      cat.close();
      assertThat(cat.waitFor(Duration.ofSeconds(1))).isInstanceOf(Outcome.Closed.class);
    }
  }

  private static Command command(Sandbox sandbox, String... arguments) {
    Path work = sandbox.newFolder("work");
    return new Command(
        List.of(arguments),
        work,
        List.of(Mount.writable(work)),
        Map.of(),
        Limits.forJvm(Duration.ofSeconds(20), 64 << 20));
  }
}
