package dev.hasten.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.hasten.sandbox.Sandbox.Preference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SandboxTest {
  @TempDir Path scratch;

  @ParameterizedTest
  @MethodSource("dev.hasten.sandbox.Boxes#all")
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
  @MethodSource("dev.hasten.sandbox.Boxes#all")
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

  @ParameterizedTest
  @MethodSource("dev.hasten.sandbox.Boxes#all")
  void the_clock_counts_what_the_command_burns_and_not_what_it_waits(Preference preference)
      throws Exception {
    String script = "read a; i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done; echo x; read b";
    try (Sandbox sandbox = Sandbox.open(preference, scratch);
        Running loop = sandbox.start(Boxes.shell(sandbox, Boxes.limits(), script))) {
      long before = loop.cpuNanos();
      loop.in().write('\n');
      loop.in().flush();
      assertThat(loop.out().read()).isEqualTo('x');
      long burnt = loop.cpuNanos();
      Thread.sleep(100);
      long waited = loop.cpuNanos();

      assertThat(burnt - before).isGreaterThan(5_000_000);
      assertThat(waited - burnt).isLessThan(5_000_000);

      loop.in().close();
      assertThat(loop.waitFor(Boxes.LIMIT)).isInstanceOf(Outcome.Exited.class);
      assertThatIllegalStateException().isThrownBy(loop::cpuNanos);
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
