package dev.hasten.target.open;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetSpecTest {
  @Test
  void coordinates_name_a_published_library() throws TargetException {
    TargetSpec spec = TargetSpec.parse("central:org.apache.commons:commons-text:1.9");
    assertThat(spec)
        .isEqualTo(new TargetSpec.Central("org.apache.commons", "commons-text", "1.9"))
        .hasToString("central:org.apache.commons:commons-text:1.9");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/a/b.git",
        "ssh://git@example.org/a/b",
        "git://example.org/b",
        "file:///a/b",
        "git@example.org:a/b.git"
      })
  void what_git_can_clone_is_a_url(String text) throws TargetException {
    assertThat(TargetSpec.parse(text)).isEqualTo(new TargetSpec.GitUrl(text));
  }

  @Test
  void anything_else_is_a_directory() throws TargetException {
    assertThat(TargetSpec.parse(".")).isEqualTo(new TargetSpec.Directory(Path.of(".")));
    assertThat(TargetSpec.parse("a b/c:d")).isEqualTo(new TargetSpec.Directory(Path.of("a b/c:d")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"central:a:b", "central:a:b:1:x", "central:../x:b:1", "", "ftp://a/b"})
  void what_has_no_known_form_is_refused(String text) {
    assertThatThrownBy(() -> TargetSpec.parse(text))
        .isInstanceOfSatisfying(
            TargetException.class,
            e -> assertThat(e.problem()).isEqualTo(new TargetProblem.NotASpec(text)));
  }
}
