package dev.hasten.benchmarks.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class GrowthTest {
  private static Rung rung(long size, double original, double candidate) {
    double ratio = original / candidate;
    return new Rung(size, original, candidate, ratio, ratio * .99, ratio * 1.01);
  }

  @Test
  void the_exponents_of_a_quadratic_and_a_linear_method_are_two_and_one() {
    Growth growth =
        new Growth(List.of(rung(10, 100, 200), rung(100, 10_000, 2_000), rung(1_000, 1e6, 20_000)));
    assertThat(growth.originalExponent().orElseThrow()).isCloseTo(2, within(1e-9));
    assertThat(growth.candidateExponent().orElseThrow()).isCloseTo(1, within(1e-9));
    assertThat(growth.algorithmic()).isTrue();
  }

  @Test
  void the_size_at_which_the_winner_changes_lies_between_its_neighbours() {
    Growth growth = new Growth(List.of(rung(10, 100, 200), rung(1_000, 1e6, 5e5)));
    assertThat(growth.crossover()).contains(100L);
    assertThat(growth.loss(.02)).contains(growth.rungs().get(0));
  }

  @Test
  void two_sizes_have_no_exponent_and_are_no_algorithmic_gain() {
    Growth growth = new Growth(List.of(rung(10, 100, 90), rung(1_000, 1e6, 5e3)));
    assertThat(growth.originalExponent()).isEmpty();
    assertThat(growth.algorithmic()).isFalse();
    assertThat(growth.crossover()).isEmpty();
  }

  @Test
  void a_difference_within_the_interval_changes_no_winner() {
    Growth growth = new Growth(List.of(rung(10, 100, 100.5), rung(100, 1_000, 900)));
    assertThat(growth.crossover()).isEmpty();
    assertThat(growth.loss(.02)).isEmpty();
  }
}
