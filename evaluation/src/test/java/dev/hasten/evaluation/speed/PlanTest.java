package dev.hasten.evaluation.speed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlanTest {
  @Test
  void rounds_make_a_candidate_faster_or_slower_by_what_was_asked() {
    Plan plan = new Plan(10_000, 1);

    for (double ratio : new double[] {1.25, 1.10, 1.03, 1 / 1.03, 1 / 1.10, 1 / 1.25}) {
      assertThat(plan.effect(ratio)).isCloseTo(Math.log(ratio), within(1e-4));
    }
    assertThat(plan.rounds(1.03)).isLessThan(plan.base());
    assertThat(plan.rounds(1 / 1.03)).isGreaterThan(plan.base());
  }

  @Test
  void the_effect_is_that_of_whole_rounds() {
    Plan plan = new Plan(20, 1);

    // Seven rounds beside twenty nanoseconds; 27 / 1.03 = 26.2, which is six rounds.
    assertThat(plan.base()).isEqualTo(7);
    assertThat(plan.effect(1.03)).isCloseTo(Math.log(27.0 / 26.0), within(1e-9));
  }

  @Test
  void times_are_positive() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Plan(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new Plan(1, Double.NaN));
  }
}
