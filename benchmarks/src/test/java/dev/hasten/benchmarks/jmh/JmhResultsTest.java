package dev.hasten.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasten.benchmarks.decide.Estimate;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JmhResultsTest {
  private static final String TWO_FORKS =
      """
      [{"jmhVersion": "1.37", "benchmark": "a.B.call", "mode": "avgt", "threads": 1, "forks": 2,
        "primaryMetric": {"score": 12.0, "scoreError": "NaN", "scoreUnit": "ns/op",
          "rawData": [[11.0, 13.5, 12.0], [20.0, 30.0]]},
        "secondaryMetrics": {}}]
      """;

  @Test
  void a_fork_is_the_median_of_its_iterations() throws IOException {
    assertThat(JmhResults.forks(TWO_FORKS)).containsExactly(12.0, 25.0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "[{\"mode\": \"thrpt\", \"primaryMetric\": {\"rawData\": [[1.0]]}}]",
        "[{\"mode\": \"avgt\", \"primaryMetric\": {\"rawData\": []}}]",
        "[{\"mode\": \"avgt\", \"primaryMetric\": {\"rawData\": [[]]}}]",
        "[{\"mode\": \"avgt\", \"primaryMetric\": {\"rawData\": [[\"NaN\"]]}}]",
        "[{\"mode\": \"avgt\", \"primaryMetric\": {\"rawData\": [[-1.0]]}}]",
        "no json"
      })
  void anything_else_is_refused(String text) {
    assertThatThrownBy(() -> JmhResults.forks(text)).isInstanceOf(IOException.class);
  }

  private static final Estimate TEN_PER_CENT = new Estimate(1.10, 1.07, 1.13, .98, 6, .01);

  private static boolean agrees(Double... logRatios) {
    return JmhAgreement.of(TEN_PER_CENT, List.of(logRatios)).agrees();
  }

  @Test
  void quiet_forks_that_show_the_gain_agree() {
    assertThat(agrees(.09, .10, .095)).isTrue();
  }

  @Test
  void noisy_forks_that_show_some_gain_do_not_deny_it() {
    assertThat(agrees(.30, -.15, .05)).isTrue();
  }

  @Test
  void quiet_forks_without_a_gain_deny_it() {
    assertThat(agrees(.002, .001, .003)).isFalse();
  }

  @Test
  void forks_on_which_the_original_is_faster_deny_it() {
    assertThat(agrees(-.30, .15, -.05)).isFalse();
  }
}
