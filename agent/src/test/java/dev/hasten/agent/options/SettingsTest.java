package dev.hasten.agent.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
  private static Settings.Source flags(String key, String text) {
    return new Settings.Source("the command line", Map.of(key, text));
  }

  @Test
  void the_stronger_source_wins_and_is_named() {
    Settings settings =
        Settings.of(
            flags("seed", "7"),
            new Settings.Source("a file", Map.of("seed", "8", "hotspots", "3")));
    assertThat(settings.number(Option.SEED)).isEqualTo(7);
    assertThat(settings.number(Option.HOTSPOTS)).isEqualTo(3);
    assertThat(settings.all().get(Option.HOTSPOTS).origin()).isEqualTo("a file");
    assertThat(settings.all().get(Option.MIN_GAIN).origin()).isEqualTo("default");
  }

  @Test
  void every_default_fits_its_own_option() {
    assertThat(Settings.of().all()).hasSize(Option.values().length);
  }

  @Test
  void names_follow_one_rule_in_every_face() {
    assertThat(Option.MAX_MINUTES.flag()).isEqualTo("--max-minutes");
    assertThat(Option.MAX_MINUTES.variable()).isEqualTo("HASTEN_MAX_MINUTES");
    assertThat(Sources.environment(Map.of("HASTEN_MAX_MINUTES", "4", "PATH", "/bin")).texts())
        .containsExactly(Map.entry("maxMinutes", "4"));
  }

  @Test
  void a_malformed_text_is_refused_with_what_was_wanted_and_where_it_stood() {
    assertThatThrownBy(() -> Settings.of(flags("seed", "seven")))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessage("--seed takes a whole number, not 'seven' (the command line)");
  }

  @Test
  void a_slip_of_a_name_is_refused_with_the_nearest_name() {
    assertThatThrownBy(() -> Settings.of(flags("hotspot", "3")))
        .hasMessageContaining("did you mean 'hotspots'?");
  }

  @Test
  void a_comma_between_parameter_types_does_not_split_a_method() {
    assertThat(Settings.of(flags("method", "A#b(int,String),C#d")).list(Option.METHOD))
        .containsExactly("A#b(int,String)", "C#d");
  }

  @Test
  void a_repository_may_not_choose_a_model_or_loosen_the_sandbox(@TempDir Path folder)
      throws Exception {
    Files.writeString(folder.resolve("hasten.yml"), "hotspots: 3\nsandbox: none\n");
    assertThatThrownBy(() -> Sources.target(folder))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("--sandbox")
        .hasMessageContaining("HASTEN_SANDBOX");
  }

  @Test
  void a_file_that_is_not_yaml_is_named(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("hasten.yml"), "hotspots: [3\n");
    assertThatThrownBy(() -> Sources.target(folder))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining("hasten.yml cannot be read as YAML settings");
  }
}
