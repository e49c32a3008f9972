package dev.hasten.benchmarks.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.replay.Input;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static Input input(String id, double weight) {
    return new Input(id, Input.Origin.CAPTURED, 1, weight, new byte[0]);
  }

  @Test
  void inputs_occur_by_weight_and_each_at_least_once() {
    Input rare = input("rare", .01);
    Input usual = input("usual", 3);
    Input often = input("often", 9);
    List<Input> round = Rounds.weighted(List.of(rare, usual, often), 16, 1);
    assertThat(round).hasSize(16);
    assertThat(Collections.frequency(round, rare)).isEqualTo(1);
    assertThat(Collections.frequency(round, often))
        .isGreaterThan(2 * Collections.frequency(round, usual));
    assertThat(Rounds.weighted(List.of(rare, usual, often), 16, 1)).isEqualTo(round);
  }

  @Test
  void inputs_without_weight_share_alike() {
    Input a = input("a", 0);
    Input b = input("b", 0);
    List<Input> round = Rounds.weighted(List.of(a, b), 8, 1);
    assertThat(Collections.frequency(round, a)).isEqualTo(4);
  }
}
