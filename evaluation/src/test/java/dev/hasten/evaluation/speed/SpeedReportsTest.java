package dev.hasten.evaluation.speed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.benchmarks.decide.Decision;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpeedReportsTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private static SpeedTrial trial(String kind, double effect, Decision decision, double... d) {
    return new SpeedTrial(
        "lib-1",
        17,
        "a.B#c()V",
        kind,
        0,
        effect,
        decision.word(),
        "seen",
        Map.of("seen", d),
        Map.of(),
        Map.of("seen", 100.0),
        List.of(),
        List.of(),
        10,
        0.1);
  }

  private String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void one_identical_program_called_faster_misses_the_goal() {
    SpeedTrial same = trial(SpeedTrial.IDENTICAL, 0, Decision.SAME, .001, -.001, .002, -.002);
    SpeedTrial wrong = trial(SpeedTrial.NO_OP, 0, Decision.FASTER, .03, .03, .03, .03);

    assertThat(new NoiseReport(List.of(same), out).print(true)).isTrue();
    assertThat(new NoiseReport(List.of(same, wrong), out).print(true)).isFalse();
    assertThat(text()).contains("2 trials on 1 methods: 1 called faster, 0 called slower");
  }

  @Test
  void a_mean_off_by_more_than_two_standard_errors_is_marked() {
    new NoiseReport(
            List.of(trial(SpeedTrial.IDENTICAL, 0, Decision.SAME, .010, .011, .009, .010)), out)
        .print(true);

    assertThat(text()).contains("OFF").contains("the mean of 1 methods off");
  }

  @Test
  void too_few_trials_are_no_proof() {
    SpeedTrial same = trial(SpeedTrial.IDENTICAL, 0, Decision.SAME, .001, -.001, .002, -.002);

    assertThat(new NoiseReport(List.of(same), out).print(false)).isFalse();
  }

  @Test
  void a_planted_slowdown_that_is_called_faster_misses_the_goal() {
    SpeedTrial found =
        trial(LibraryTrials.kind(1.03), Math.log(1.03), Decision.FASTER, .03, .03, .03, .03);
    SpeedTrial wrong =
        trial(LibraryTrials.kind(1 / 1.10), -Math.log(1.10), Decision.FASTER, .1, .1, .1, .1);

    assertThat(new PowerReport(List.of(found), out).print(true)).isTrue();
    assertThat(new PowerReport(List.of(found, wrong), out).print(true)).isFalse();
    assertThat(text()).contains("1 planted slowdowns of 3 % or more, 1 called faster");
  }
}
