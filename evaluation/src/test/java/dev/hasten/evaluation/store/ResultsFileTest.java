package dev.hasten.evaluation.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 2);

  @TempDir Path folder;

  private String kept(String name, String text, boolean met) throws Exception {
    Path file = folder.resolve("RESULTS.md");
    new ResultsFile(file)
        .keep(name, DAY, "a machine", new String[] {"--report", "--write"}, text, met);
    return Files.readString(file);
  }

  @Test
  void a_section_holds_command_date_machine_and_what_was_printed() throws Exception {
    assertThat(kept("noise", "\n3 trials\n", true))
        .contains(
            "## noise\n\n`evaluation/run noise --report`, 2026-01-02, a machine. The goal is met.")
        .contains("3 trials\n```");
  }

  @Test
  void writing_again_replaces_its_own_section_and_keeps_the_others() throws Exception {
    kept("noise", "old", true);
    kept("power", "other", false);
    String text = kept("noise", "new", false);
    assertThat(text).contains("new", "other").doesNotContain("old");
    assertThat(text.split("## noise", -1)).hasSize(2);
    assertThat(kept("noise", "new", false)).isEqualTo(text);
  }

  @Test
  void what_was_printed_is_also_told() {
    boolean met =
        new ResultsFile(folder.resolve("RESULTS.md"))
            .print("noise", new String[0], out -> out.append("x") == null);
    assertThat(met).isFalse();
    assertThat(folder.resolve("RESULTS.md")).doesNotExist();
  }
}
