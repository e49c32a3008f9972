package dev.hasten.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hasten.sandbox.Sandbox.Preference;
import dev.hasten.sandbox.SandboxUnavailableException.Attempt;
import dev.hasten.sandbox.SandboxUnavailableException.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OpeningTest {
  @TempDir Path scratch;

  @Test
  void left_to_itself_it_takes_the_first_that_is_there() throws Exception {
    try (Sandbox sandbox = Sandbox.open(Preference.AUTO, scratch)) {
      assertThat(sandbox.confinement().name())
          .isEqualTo(Boxes.confining().findFirst().orElseThrow().name());
      assertThat(sandbox.description()).matches(".*\\d+\\.\\d+.*");
    }
  }

  @Test
  void a_box_without_confinement_does_not_pass_the_self_test() throws Exception {
    try (Sandbox sandbox = Sandbox.open(Preference.NONE, scratch)) {
      Optional<Attempt> hindrance = SelfTest.hindrance(sandbox);

      assertThat(hindrance.orElseThrow().reason()).isEqualTo(Reason.SELF_TEST_FAILED);
      assertThat(hindrance.orElseThrow().detail())
          .contains("namespace net", "leaks", "wrote", "NoNewPrivs");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.hasten.sandbox.Boxes#confining")
  void a_scratch_folder_out_of_the_boxs_reach_is_told(Preference preference) throws Exception {
    assumeTrue(BoxUser.current().dropped(), "only root's boxes run as somebody else");
    Files.setPosixFilePermissions(scratch, PosixFilePermissions.fromString("rwx------"));

    assertThatExceptionOfType(SandboxUnavailableException.class)
        .isThrownBy(() -> Sandbox.open(preference, scratch.resolve("below")))
        .satisfies(
            e ->
                assertThat(e.attempts())
                    .extracting(Attempt::reason)
                    .containsExactly(Reason.SCRATCH_OUT_OF_REACH));
  }

  @Test
  void closing_deletes_its_folders_and_leaves_those_of_others() throws Exception {
    Sandbox first = Sandbox.open(Preference.UNSHARE, scratch);
    try (Sandbox second = Sandbox.open(Preference.UNSHARE, scratch)) {
      Path mine = first.newFolder("mine");
      Path theirs = second.newFolder("theirs");
      first.run(Boxes.shell(first, Boxes.limits(), "mkdir -p a/b; touch a/b/c; chmod 0 a/b a"));

      first.close();

      assertThat(mine).doesNotExist();
      assertThat(theirs).exists();
    }
    assertThat(scratch.resolve("staged")).exists();
    try (var left = Files.list(scratch)) {
      assertThat(left)
          .extracting(path -> path.getFileName().toString())
          .containsExactlyInAnyOrder("staged", "staged.lock");
    }
  }

  @Test
  void folders_of_a_sandbox_that_was_killed_are_removed_by_the_next() throws Exception {
    Path abandoned = Files.createDirectory(scratch.resolve("session-1"));
    Files.createFile(abandoned.resolve("lock"));
    Files.createDirectories(abandoned.resolve("work/x"));

    Sandbox.open(Preference.UNSHARE, scratch).close();

    assertThat(abandoned).doesNotExist();
  }

  @Test
  void folders_of_a_sandbox_that_was_killed_while_it_removed_them_are_removed_too()
      throws Exception {
    Path abandoned = Files.createDirectories(scratch.resolve("session-1/work"));
    Files.setLastModifiedTime(abandoned.getParent(), FileTime.from(Instant.EPOCH));
    Path young = Files.createDirectory(scratch.resolve("session-2"));

    Sandbox.open(Preference.UNSHARE, scratch).close();

    assertThat(abandoned).doesNotExist();
    assertThat(young).exists();
  }
}
