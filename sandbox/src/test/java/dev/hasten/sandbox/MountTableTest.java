package dev.hasten.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MountTableTest {
  private final Unshare.MountTable table =
      new Unshare.MountTable(
          Map.of(
              Path.of("/"), "rw,relatime",
              Path.of("/a"), "ro,noexec",
              Path.of("/a/b/c"), "rw,nosuid",
              Path.of("/ab"), "rw"));

  @Test
  void a_path_has_the_flags_of_the_mount_that_holds_it() {
    assertThat(table.is("noexec", Path.of("/a/b"))).isTrue();
    assertThat(table.is("noexec", Path.of("/a/b/c/d"))).isFalse();
    assertThat(table.is("noexec", Path.of("/abc"))).isFalse();
  }

  @Test
  void what_is_mounted_below_a_folder_is_found() {
    assertThat(table.below(Path.of("/a"))).containsExactly(Path.of("/a/b/c"));
    assertThat(table.below(Path.of("/a/b/c"))).isEmpty();
  }

  @Test
  void the_hosts_own_table_is_read() throws Exception {
    assertThat(Unshare.MountTable.ofHost().options()).containsKey(Path.of("/proc"));
  }
}
