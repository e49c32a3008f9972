package dev.hasten.target.open;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JvmArgumentsTest {
  @Test
  void agents_of_coverage_debuggers_and_open_expressions_are_left_out() {
    assertThat(
            JvmArguments.of(
                "-javaagent:/m2/org.jacoco.agent-0.8.12.jar=destfile=/x/jacoco.exec,excludes=a"
                    + " @{argLine} ${more}\n -Xmx512m -agentlib:jdwp=transport=dt_socket"
                    + " -javaagent:/m2/mockito-core.jar"))
        .containsExactly("-Xmx512m", "-javaagent:/m2/mockito-core.jar");
  }

  @Test
  void quoted_words_stay_whole() {
    assertThat(JvmArguments.of("--add-opens java.base/java.util=ALL-UNNAMED -Da=\"b c\" '-Dd=e f'"))
        .containsExactly("--add-opens", "java.base/java.util=ALL-UNNAMED", "-Da=b c", "-Dd=e f");
  }
}
