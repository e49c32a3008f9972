package dev.hasten.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ThisMachineTest {
  @Test
  void stolen_time_is_the_eighth_number_of_the_first_line() {
    Machine.Stolen before = ThisMachine.parse("cpu  10 0 10 70 0 0 0 10 0 0\ncpu0 1 2\n");
    Machine.Stolen after = ThisMachine.parse("cpu  20 0 20 140 0 0 0 20 5 0\ncpu0 1 2\n");
    assertThat(before).isEqualTo(new Machine.Stolen(10, 100));
    assertThat(after.since(before)).isCloseTo(.1, within(1e-12));
  }

  @Test
  void a_kernel_that_does_not_say_has_stolen_nothing() {
    assertThat(ThisMachine.parse("cpu 1 2 3 4")).isEqualTo(new Machine.Stolen(0, 10));
    assertThat(ThisMachine.parse("").since(new Machine.Stolen(0, 0))).isZero();
  }
}
