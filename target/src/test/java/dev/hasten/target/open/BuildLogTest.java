package dev.hasten.target.open;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BuildLogTest {
  @Test
  void the_plugin_that_failed_is_named() {
    assertThat(
            log("[ERROR] Failed to execute goal org.apache.rat:apache-rat-plugin:0.13:check"
                    + " (rat-check) on project a: Too many files")
                .failedPlugin())
        .contains("apache-rat-plugin");
  }

  @Test
  void a_module_that_needs_the_jar_of_another_is_told_from_one_that_does_not_compile() {
    assertThat(
            log("[ERROR] /t/src/test/java/module-info.java:[9,2] module not found: a").wantsJars())
        .isTrue();
    assertThat(log("[ERROR] /t/src/main/java/A.java:[9,2] cannot find symbol").wantsJars())
        .isFalse();
  }

  @Test
  void a_level_that_the_compiler_dropped_is_told_from_one_that_it_lacks() {
    BuildLog old = log("[ERROR] Source option 5 is no longer supported. Use 7 or later.");
    BuildLog young = log("[ERROR] Fatal error compiling: error: release version 21 not supported");
    assertThat(old.refusesOldLevel()).isTrue();
    assertThat(old.wantedJava()).isEmpty();
    assertThat(young.refusesOldLevel()).isFalse();
    assertThat(young.wantedJava()).hasValue(21);
    assertThat(log("error: invalid target release: 25").wantedJava()).hasValue(25);
    assertThat(log("bad class file: A.class class file has wrong version 65.0").wantedJava())
        .hasValue(21);
  }

  @Test
  void rules_of_the_enforcer_are_read() {
    assertThat(
            log("Detected Maven Version: 3.8.7 is not in the allowed range [3.9,).")
                .wantsNewerMaven())
        .isTrue();
    assertThat(
            log("Detected JDK version 17.0.15 (JAVA_HOME=/x) is not in the allowed range [11,12).")
                .allowedJdks())
        .contains("[11,12)");
  }

  @Test
  void the_tail_is_the_first_errors_and_else_the_last_lines() {
    assertThat(log("[INFO] a", "[ERROR] ", "[ERROR] b", "[INFO] c", "[ERROR] b").tail())
        .containsExactly("[ERROR] b");
    assertThat(log("killed").tail()).containsExactly("killed");
  }

  private static BuildLog log(String... lines) {
    return new BuildLog(List.of(lines));
  }
}
