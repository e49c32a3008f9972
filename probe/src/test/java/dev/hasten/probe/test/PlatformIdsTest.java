package dev.hasten.probe.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlatformIdsTest {
  @Test
  void an_engine_without_tests_has_an_id() {
    Id vintage = PlatformIds.of("[engine:junit-vintage]", Optional.empty());

    assertThat(vintage.className()).isEqualTo("junit-vintage");
    assertThat(vintage.method()).isEqualTo(TestProtocol.WHOLE_CLASS);
  }

  @Test
  void a_nested_test_is_named_for_its_classes() {
    Id nested =
        PlatformIds.of(
            "[engine:junit-jupiter]/[class:a.B]/[nested-class:C]/[method:m(int)]",
            Optional.empty());

    assertThat(nested.className() + "#" + nested.method()).isEqualTo("a.B$C#m(int)");
  }
}
