package dev.hasten.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostCommandTest {
  @TempDir Path folder;

  private final List<String> lines = new CopyOnWriteArrayList<>();

  @Test
  void lines_of_both_streams_arrive_and_the_environment_is_the_users_own_and_more() {
    Outcome outcome =
        run("echo $PWD; echo $GIVEN >&2; test -n \"$PATH\"; exit 5", Duration.ofSeconds(10));

    assertThat(lines).containsExactly(folder.toString(), "value");
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Exited.class, exited -> assertThat(exited.code()).isEqualTo(5));
    assertThat(outcome.stdout()).isEqualTo(folder + "\nvalue\n");
  }

  @Test
  void at_the_limit_the_whole_tree_is_killed() throws Exception {
    String mark = "3600." + Integer.toUnsignedString(UUID.randomUUID().hashCode());

    Outcome outcome =
        run("setsid sleep " + mark + " & echo x; sleep " + mark, Duration.ofMillis(500));

    assertThat(outcome).isInstanceOf(Outcome.TimedOut.class);
    assertThat(lines).containsExactly("x");
    assertThat(Boxes.marked("sleep\0" + mark)).isEmpty();
  }

  @Test
  void a_missing_program_is_an_error() {
    assertThatExceptionOfType(UncheckedIOException.class)
        .isThrownBy(
            () ->
                HostCommand.run(
                    List.of("/no/such/program"),
                    folder,
                    Map.of(),
                    Duration.ofSeconds(1),
                    lines::add));
  }

  private Outcome run(String script, Duration limit) {
    return HostCommand.run(
        List.of("/bin/sh", "-c", script), folder, Map.of("GIVEN", "value"), limit, lines::add);
  }
}
