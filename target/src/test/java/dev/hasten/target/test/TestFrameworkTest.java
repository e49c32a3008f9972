package dev.hasten.target.test;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.probe.test.TestProtocol;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestFrameworkTest {
  @TempDir Path repository;

  @Test
  void tests_of_jupiter_need_its_engine_though_another_engine_is_there() {
    assertThat(
            chosen(
                "junit-jupiter-api-5.10.0.jar",
                "junit-vintage-engine-5.10.0.jar",
                "junit-platform-engine-1.10.0.jar",
                "junit-platform-launcher-1.10.0.jar"))
        .isInstanceOfSatisfying(
            TestFramework.Absent.class,
            absent ->
                assertThat(absent.lacking())
                    .isEqualTo(Optional.of("org.junit.jupiter:junit-jupiter-engine:5.10.0")));
  }

  @Test
  void tests_of_junit_4_on_the_platform_need_no_engine_of_jupiter() {
    assertThat(
            chosen(
                "junit-4.13.2.jar",
                "junit-vintage-engine-5.10.0.jar",
                "junit-platform-engine-1.10.0.jar",
                "junit-platform-launcher-1.10.0.jar"))
        .isEqualTo(new TestFramework.Ready(TestProtocol.PLATFORM, List.of()));
  }

  private TestFramework chosen(String... jars) {
    return TestFramework.choose(Stream.of(jars).map(Path::of).toList(), repository);
  }
}
