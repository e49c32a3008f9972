package dev.hasten.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.hasten.sandbox.Sandbox.Preference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MountTest {
  private static final String CONFINING = "dev.hasten.sandbox.Boxes#confining";

  @TempDir Path scratch;

  @ParameterizedTest
  @MethodSource(CONFINING)
  void files_and_folders_appear_at_their_own_path_whatever_their_name(Preference preference)
      throws Exception {
    try (Sandbox sandbox = Sandbox.open(preference, scratch)) {
      Path folder = sandbox.newFolder("a b'c\"d\\e#f$g\th");
      Path file = Files.writeString(folder.resolve("a file=x"), "content");
      Path inner = Files.createDirectory(folder.resolve("inner"));
      sandbox.give(folder);
      String script = "cat \"$0\"; echo x >\"$1/y\"; touch \"$0\" || echo refused; pwd";

      Outcome outcome =
          sandbox.run(
              new Command(
                  List.of("/bin/sh", "-c", script, file.toString(), inner.toString()),
                  inner,
                  List.of(Mount.writable(inner), Mount.readOnly(folder)),
                  Map.of("A", "b c=d"),
                  Boxes.limits()));

      assertThat(outcome.stdout()).isEqualTo("contentrefused\n" + inner + "\n");
      assertThat(inner.resolve("y")).hasContent("x");
      assertThat(BoxUser.uidOf(inner.resolve("y"))).isNotZero();
    }
  }

  @ParameterizedTest
  @MethodSource(CONFINING)
  void a_single_file_is_mounted_and_the_folder_around_it_is_not(Preference preference)
      throws Exception {
    try (Sandbox sandbox = Sandbox.open(preference, scratch)) {
      Path folder = sandbox.newFolder("folder");
      Path file = Files.writeString(folder.resolve("shown"), "content");
      Files.writeString(folder.resolve("hidden"), "content");
      sandbox.give(folder);

      Outcome outcome =
          sandbox.run(
              Boxes.command(
                  sandbox,
                  Boxes.limits(),
                  List.of("/bin/ls", folder.toString()),
                  Mount.readOnly(file)));

      assertThat(outcome.stdout()).isEqualTo("shown\n");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/", "/etc", "/home", "/root", "/tmp", "/proc/self", "/sys", "/dev/shm", "/run"})
  void a_mount_that_would_show_the_host_is_refused(String path) throws Exception {
    try (Sandbox sandbox = Sandbox.open(Preference.UNSHARE, scratch)) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  sandbox.run(
                      Boxes.command(
                          sandbox,
                          Boxes.limits(),
                          List.of("/bin/true"),
                          Mount.readOnly(Path.of(path)))));
    }
  }

  @Test
  void a_mount_through_a_link_to_the_host_is_refused() throws Exception {
    try (Sandbox sandbox = Sandbox.open(Preference.UNSHARE, scratch)) {
      Path link = sandbox.newFolder("folder").resolve("link");
      Files.createSymbolicLink(link, Path.of("/etc"));

      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  sandbox.run(
                      Boxes.command(
                          sandbox, Boxes.limits(), List.of("/bin/true"), Mount.readOnly(link))))
          .withMessageContaining(link.toString());
    }
  }

  @Test
  void staged_content_is_never_mounted_writable() throws Exception {
    try (Sandbox sandbox = Sandbox.open(Preference.UNSHARE, scratch)) {
      Path staged = Files.createDirectories(sandbox.scratch().resolve("staged/x"));

      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  sandbox.run(
                      Boxes.command(
                          sandbox, Boxes.limits(), List.of("/bin/true"), Mount.writable(staged))));
    }
  }
}
