package dev.hasten.cli;

import static dev.hasten.cli.Ran.hasten;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers recorded from a model, on a published library. */
class RecordedModelTest {
  private static final List<String> BEHAVIOUR =
      List.of("policy", "compile", "api", "replay", "in situ", "tests");

  @TempDir Path folder;

  @Test
  void answers_that_are_wrong_on_a_boundary_are_told_from_the_one_that_is_right() throws Exception {
    Path recorded =
        Path.of(RecordedModelTest.class.getResource("/recorded/limited-levenshtein").toURI());
    Ran run =
        hasten(
            "optimize",
            "central:org.apache.commons:commons-text:1.9",
            "--method=LevenshteinDistance#limitedCompare",
            "--tests=*Levenshtein*",
            "--model=replay:" + recorded,
            "--out=" + folder,
            "--json");

    JsonNode document = new ObjectMapper().readTree(run.out());
    List<JsonNode> proposals = new ArrayList<>();
    document.get("rejected").forEach(proposals::add);
    for (JsonNode wrong : proposals.subList(0, 3)) {
      assertThat(wrong.get("ruling").asText()).isEqualTo("different");
      assertThat(wrong.get("gate").asText()).isEqualTo("replay");
    }
    document.get("accepted").forEach(proposals::add);
    // Whether it is faster is for a quiet machine to say; that it is the same is not.
    assertThat(proposals).hasSize(4);
    assertThat(proposals.get(3).path("gate").asText()).isNotIn(BEHAVIOUR);
  }
}
