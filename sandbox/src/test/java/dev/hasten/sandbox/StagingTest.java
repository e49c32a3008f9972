package dev.hasten.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Staging for a user other than the one that the tests run as. */
class StagingTest {
  private static final BoxUser SPARE = new BoxUser(64321, true);

  @TempDir Path folder;
  @TempDir Path closed;

  private Staging staging;
  private Path source;

  @BeforeEach
  void make_a_folder_that_only_its_owner_can_enter() throws IOException {
    staging = new Staging(folder.resolve("staged"), SPARE);
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    source = Files.createDirectories(closed.resolve("repository/a/b"));
    write("open.jar", "open", "rw-r--r--");
    write("closed.jar", "closed", "rw-------");
    source = closed.resolve("repository");
  }

  @Test
  void a_folder_out_of_reach_gets_a_readable_twin_with_its_name() throws IOException {
    Path staged = staging.stage(source);

    assertThat(staged).startsWith(folder).hasFileName("repository");
    assertThat(staged.resolve("a/b/open.jar")).hasContent("open");
    assertThat(staged.resolve("a/b/closed.jar")).hasContent("closed");
    assertThat(SPARE.canRead(staged.resolve("a/b/closed.jar"))).isTrue();
    assertThat(SPARE.canRead(staged.resolve("a"))).isTrue();
  }

  @Test
  void the_modes_of_the_original_stay_as_they_were() throws IOException {
    staging.stage(source);

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(source.resolve("a/b/closed.jar"))))
        .isEqualTo("rw-------");
  }

  @Test
  void a_readable_file_costs_no_copy() throws IOException {
    Path staged = staging.stage(source);

    assertThat(key(staged.resolve("a/b/open.jar"))).isEqualTo(key(source.resolve("a/b/open.jar")));
  }

  @Test
  void staging_again_brings_the_twin_up_to_date_and_leaves_the_rest() throws IOException {
    Path staged = staging.stage(source);
    Object kept = key(staged.resolve("a/b/closed.jar"));
    Files.delete(source.resolve("a/b/open.jar"));
    Files.writeString(source.resolve("a/new.jar"), "new");

    assertThat(staging.stage(source)).isEqualTo(staged);

    assertThat(staged.resolve("a/b/open.jar")).doesNotExist();
    assertThat(staged.resolve("a/new.jar")).hasContent("new");
    assertThat(key(staged.resolve("a/b/closed.jar"))).isEqualTo(kept);
  }

  @Test
  void a_changed_copy_is_made_anew() throws IOException {
    Path staged = staging.stage(source);
    Path file = source.resolve("a/b/closed.jar");
    Files.writeString(file, "Closed");
    Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000));

    staging.stage(source);

    assertThat(staged.resolve("a/b/closed.jar")).hasContent("Closed");
  }

  @Test
  void a_file_that_has_been_replaced_is_linked_anew() throws IOException {
    Path staged = staging.stage(source);
    Path file = source.resolve("a/b/open.jar");
    Files.delete(file);
    Files.writeString(file, "next");

    staging.stage(source);

    assertThat(staged.resolve("a/b/open.jar")).hasContent("next");
  }

  @Test
  void what_nobody_stages_any_more_is_removed() throws IOException {
    Path old = staging.stage(source.resolve("a"));
    Path young = staging.stage(source);
    Files.setLastModifiedTime(
        old.getParent(), FileTime.from(Instant.now().minus(Duration.ofDays(20))));

    staging.removeOld();

    assertThat(old).doesNotExist();
    assertThat(young).exists();
  }

  @Test
  void a_single_file_keeps_its_name() throws IOException {
    Path staged = staging.stage(source.resolve("a/b/closed.jar"));

    assertThat(staged).hasFileName("closed.jar").hasContent("closed");
  }

  @Test
  void what_can_be_read_already_stays_where_it_is() throws IOException {
    Path usr = Path.of("/usr/bin/env");

    assertThat(staging.stage(usr)).isEqualTo(usr);
    assertThat(new Staging(folder, new BoxUser(BoxUser.uidOf(source), false)).stage(source))
        .isEqualTo(source);
  }

  private void write(String name, String content, String mode) throws IOException {
    Path file = Files.writeString(source.resolve(name), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static Object key(Path path) throws IOException {
    return Files.getAttribute(path, "unix:ino");
  }
}
