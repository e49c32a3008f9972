package dev.hasten.target.open;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.target.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AskedJavaTest {
  private static final Jdk EIGHT = new Jdk(Path.of("/8"), 8, "1.8.0_402");
  private static final Jdk ELEVEN = new Jdk(Path.of("/11"), 11, "11.0.22+7");
  private static final Jdk SEVENTEEN = new Jdk(Path.of("/17"), 17, "17.0.15+6");
  private static final List<Jdk> ALL = List.of(EIGHT, ELEVEN, SEVENTEEN);

  @Test
  void the_oldest_jdk_that_can_compile_a_release_is_taken() {
    assertThat(AskedJava.atLeast(9, ALL)).contains(ELEVEN);
    assertThat(AskedJava.atLeast(17, ALL)).contains(SEVENTEEN);
    assertThat(AskedJava.atLeast(21, ALL)).isEmpty();
  }

  @Test
  void the_newest_jdk_in_a_range_is_taken() {
    assertThat(AskedJava.within("[1.8,17)", ALL)).contains(ELEVEN);
    assertThat(AskedJava.within("[1.8,9)", ALL)).contains(EIGHT);
    assertThat(AskedJava.within("[11,)", ALL)).contains(SEVENTEEN);
    assertThat(AskedJava.within("[8]", ALL)).contains(EIGHT);
    assertThat(AskedJava.within("[21,)", ALL)).isEmpty();
  }

  @Test
  void the_jdk_that_runs_these_tests_is_found() {
    assertThat(Jdks.installed(Map.of())).contains(Jdks.own().orElseThrow());
  }
}
