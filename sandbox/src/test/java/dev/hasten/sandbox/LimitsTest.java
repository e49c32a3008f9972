package dev.hasten.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.sandbox.Sandbox.Preference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a command may use, and that nothing of it is left when its time is up. */
class LimitsTest {
  private static final String CONFINING = "dev.hasten.sandbox.Boxes#confining";
  private static final int ATTEMPTS = 150;

  @TempDir Path scratch;

  private final String mark = "3600." + Integer.toUnsignedString(UUID.randomUUID().hashCode());

  @Test
  void every_bomb_goes_off_without_a_box() throws Exception {
    try (Sandbox sandbox = Sandbox.open(Preference.NONE, scratch)) {
      Limits wide = new Limits(Boxes.LIMIT, 8L << 30, 10_000, 1L << 30, 1 << 20);

      assertThat(count(sandbox, wide, "threads")).isEqualTo(ATTEMPTS);
      assertThat(count(sandbox, wide, "processes")).isEqualTo(ATTEMPTS);
      assertThat(count(sandbox, wide, "memory")).isEqualTo(ATTEMPTS);
      assertThat(count(sandbox, wide, "file")).isEqualTo(ATTEMPTS);
    }
  }

  @ParameterizedTest
  @MethodSource(CONFINING)
  void bombs_are_stopped_in_a_box(Preference preference) throws Exception {
    try (Sandbox sandbox = Sandbox.open(preference, scratch)) {
      Limits narrow = new Limits(Boxes.LIMIT, 800L << 20, 64, 20L << 20, 1 << 20);

      assertThat(count(sandbox, narrow, "threads")).isBetween(10, 64);
      assertThat(count(sandbox, narrow, "processes")).isBetween(10, 64);
      assertThat(count(sandbox, narrow, "memory")).isBetween(10, 100);
      assertThat(count(sandbox, narrow, "file")).isEqualTo(20);
    }
  }

  @ParameterizedTest
  @MethodSource(CONFINING)
  void private_folders_fill_up(Preference preference) throws Exception {
    try (Sandbox sandbox = Sandbox.open(preference, scratch)) {
      Limits limits = new Limits(Boxes.LIMIT, 1L << 30, 64, 4L << 30, 1 << 20);
      String script =
          "for d in /dev/shm $HOME; do head -c 100000000 /dev/zero >$d/x; stat -c %s $d/x; done;"
              + " df -k --output=size /tmp | tail -1";

      Outcome outcome = sandbox.run(Boxes.shell(sandbox, limits, script));

      assertThat(outcome.stdout().lines().map(String::strip).map(Long::parseLong))
          .containsExactly(64L << 20, 64L << 20, 512L << 10);
    }
  }

  @Test
  void the_number_of_files_in_private_folders_is_limited_by_unshare() throws Exception {
    try (Sandbox sandbox = Sandbox.open(Preference.UNSHARE, scratch)) {
      Outcome outcome =
          sandbox.run(Boxes.shell(sandbox, Boxes.limits(), "df --output=itotal /tmp | tail -1"));

      assertThat(outcome.stdout().strip()).isEqualTo("" + SystemView.PRIVATE_FILES);
    }
  }

  @ParameterizedTest
  @MethodSource(CONFINING)
  void a_flood_of_output_is_cut_and_does_not_stall(Preference preference) throws Exception {
    try (Sandbox sandbox = Sandbox.open(preference, scratch)) {
      Limits limits = new Limits(Boxes.LIMIT, 1L << 30, 64, 1L << 30, 1000);
      String script = "head -c 50000000 /dev/zero; head -c 50000000 /dev/zero >&2; exit 3";

      Outcome outcome = sandbox.run(Boxes.shell(sandbox, limits, script));

      assertThat(outcome).isInstanceOf(Outcome.Exited.class);
      assertThat(((Outcome.Exited) outcome).code()).isEqualTo(3);
      assertThat(outcome.stdout()).hasSize(1000);
      assertThat(outcome.stderr()).hasSize(1000);
    }
  }

  @ParameterizedTest
  @MethodSource(CONFINING)
  void nothing_survives_the_wall_limit(Preference preference) throws Exception {
    try (Sandbox sandbox = Sandbox.open(preference, scratch)) {
      Limits limits = new Limits(Duration.ofSeconds(1), 1L << 30, 64, 1 << 20, 1 << 20);
      String script =
          "trap '' TERM INT HUP; setsid nohup sleep %1$s & (setsid sh -c 'sleep %1$s & sleep %1$s' &)"
                  .formatted(mark)
              + "; echo begun; sleep "
              + mark;

      Outcome outcome = sandbox.run(Boxes.shell(sandbox, limits, script));

      assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
      assertThat(outcome.stdout()).isEqualTo("begun\n");
      assertThat(outcome.wall()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
      assertThat(Boxes.marked(mark)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(CONFINING)
  void a_box_that_stops_all_its_processes_still_ends(Preference preference) throws Exception {
    try (Sandbox sandbox = Sandbox.open(preference, scratch)) {
      Limits limits = new Limits(Duration.ofSeconds(1), 1L << 30, 64, 1 << 20, 1 << 20);
      String script = "sleep " + mark + " & kill -9 1; kill -STOP -1; kill -STOP $$; wait";

      Outcome outcome = sandbox.run(Boxes.shell(sandbox, limits, script));

      assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
      assertThat(Boxes.marked(mark)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(CONFINING)
  void a_daemon_dies_with_the_command_and_the_exit_code_is_kept(Preference preference)
      throws Exception {
    try (Sandbox sandbox = Sandbox.open(preference, scratch)) {
      String script = "setsid nohup sleep " + mark + " >/dev/null 2>&1 & sleep 0.1; exit 42";

      Outcome outcome = sandbox.run(Boxes.shell(sandbox, Boxes.limits(), script));

      assertThat(outcome)
          .isInstanceOfSatisfying(
              Outcome.Exited.class, exited -> assertThat(exited.code()).isEqualTo(42));
      assertThat(Boxes.marked(mark)).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource(CONFINING)
  void a_closed_command_leaves_nothing(Preference preference) throws Exception {
    try (Sandbox sandbox = Sandbox.open(preference, scratch)) {
      Running running =
          sandbox.start(
              Boxes.shell(
                  sandbox, Boxes.limits(), "setsid sleep " + mark + " & echo x; sleep " + mark));
      assertThat(running.out().read()).isEqualTo('x');
      assertThat(Boxes.marked(mark)).isNotEmpty();

      running.close();

      assertThat(Boxes.marked(mark)).isEmpty();
      assertThat(running.isAlive()).isFalse();
      assertThat(running.waitFor(Duration.ZERO)).isInstanceOf(Outcome.Closed.class);
    }
  }

  @ParameterizedTest
  @MethodSource(CONFINING)
  void a_box_dies_with_the_jvm_that_started_it(Preference preference) throws Exception {
    Path ready = scratch.resolve("ready");
    Process parent =
        new ProcessBuilder(
                Boxes.JAVA.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Starting.class.getName(),
                preference.name(),
                scratch.toString(),
                mark,
                ready.toString())
            .inheritIO()
            .start();
    for (int i = 0; i < 600 && !Files.exists(ready) && parent.isAlive(); i++) {
      Thread.sleep(20);
    }
    assertThat(ready).exists();

    parent.destroyForcibly().waitFor();

    for (int i = 0; i < 100 && !Boxes.marked("sleep\0" + mark).isEmpty(); i++) {
      Thread.sleep(20);
    }
    assertThat(Boxes.marked("sleep\0" + mark)).isEmpty();
  }

  private static int count(Sandbox sandbox, Limits limits, String bomb) {
    Outcome outcome =
        sandbox.run(
            Boxes.java(sandbox, limits, Bomb.class, List.of(bomb, Integer.toString(ATTEMPTS))));
    return Integer.parseInt(Boxes.lines(outcome).getOrDefault("went off", "-1"));
  }

  /** Starts a box that sleeps, says so in a file and waits to be killed. */
  static final class Starting {
    private Starting() {}

    public static void main(String[] args) throws Exception {
      Sandbox sandbox = Sandbox.open(Preference.valueOf(args[0]), Path.of(args[1]));
      Running running =
          sandbox.start(
              Boxes.shell(sandbox, Boxes.limits(), "sleep " + args[2] + " & echo x; wait"));
      running.out().read();
      Files.createFile(Path.of(args[3]));
      Thread.sleep(Boxes.LIMIT.toMillis());
    }
  }
}
