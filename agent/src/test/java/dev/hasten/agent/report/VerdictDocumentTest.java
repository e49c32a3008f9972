package dev.hasten.agent.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hasten.agent.report.RunReport.EnvironmentPart;
import dev.hasten.agent.report.VerifyReport.DifferencePart;
import dev.hasten.replay.DifferenceKind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerdictDocumentTest {
  @Test
  void a_difference_is_told_with_its_class_and_its_remedy() {
    assertThat(Reports.markdown(of(Optional.of(new DifferencePart("order", "at 1", "Add --x.")))))
        .contains("Class of difference: **order**. Add --x.");
  }

  @Test
  void a_verdict_without_a_difference_says_nothing_of_its_class() {
    assertThat(Reports.markdown(of(Optional.empty())))
        .contains("## Hasten: faster")
        .doesNotContain("Class of difference");
  }

  @Test
  void the_schema_lists_every_class_of_difference() throws Exception {
    JsonNode kinds =
        new ObjectMapper()
            .readTree(Path.of("../docs/schema/hasten-verify-1.schema.json").toFile())
            .at("/properties/difference/properties/kind/enum");
    assertThat(kinds)
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(
            Arrays.stream(DifferenceKind.values()).map(DifferenceKind::word).toList());
  }

  private static VerifyReport of(Optional<DifferencePart> difference) {
    return new VerifyReport(
        VerifyReport.SCHEMA,
        "1",
        "faster",
        "faster (seen)",
        "a..b",
        "a",
        Optional.empty(),
        "",
        difference,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new EnvironmentPart("f", "s", "p"),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }
}
