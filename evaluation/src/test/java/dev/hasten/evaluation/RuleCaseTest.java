package dev.hasten.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.agent.catalogue.Catalogue;
import dev.hasten.agent.catalogue.RuleInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleCaseTest {
  @Test
  void every_rule_has_a_minimal_case_that_it_rewrites() throws IOException {
    List<String> without = new ArrayList<>();
    for (RuleInfo rule : Catalogue.standard().rules()) {
      if (RuleCase.of(rule.id()).isEmpty()) {
        without.add(rule.id());
      }
    }
    assertThat(without).isEmpty();
  }
}
