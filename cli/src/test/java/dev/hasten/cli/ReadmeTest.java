package dev.hasten.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.agent.face.ExitCode;
import dev.hasten.agent.face.Verb;
import dev.hasten.agent.options.Option;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of the README are those that the code would print. */
class ReadmeTest {
  private final String readme;

  ReadmeTest() throws IOException {
    readme = Files.readString(Documents.PROJECT.resolve("README.md"));
  }

  @Test
  void every_option_is_listed_as_it_is() {
    String rows =
        Arrays.stream(Option.values()).map(ReadmeTest::row).collect(Collectors.joining("\n"));

    assertThat(readme)
        .contains("| option | default | for | what it does |\n|---|---|---|---|\n" + rows);
  }

  @Test
  void every_exit_code_is_listed_as_it_is() {
    String rows =
        Arrays.stream(ExitCode.values())
            .map(c -> "| " + c.number() + " | " + c.meaning() + " |")
            .collect(Collectors.joining("\n"));

    assertThat(readme).contains("| code | meaning |\n|---|---|\n" + rows);
  }

  @Test
  void every_verb_is_named() {
    for (Verb verb : Verb.values()) {
      assertThat(readme).contains("hasten " + verb.word());
    }
  }

  private static String row(Option option) {
    String verbs =
        Arrays.stream(Verb.values()).allMatch(v -> v.options().contains(option))
            ? "all"
            : Arrays.stream(Verb.values())
                .filter(v -> v.options().contains(option))
                .map(Verb::word)
                .collect(Collectors.joining(", "));
    String initial = option.form() == Option.Form.FLAG ? "" : option.initial();
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %s | %s |",
        (option.flag() + " " + option.placeholder()).strip(),
        initial,
        verbs,
        option.description());
  }
}
