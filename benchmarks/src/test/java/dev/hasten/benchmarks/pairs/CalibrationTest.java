package dev.hasten.benchmarks.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {
  private static final int ANY = Integer.MAX_VALUE;

  private final PairSettings settings = PairSettings.standard();

  @ParameterizedTest
  @CsvSource({"100,100", "100,130", "50,5000", "7,900000", "3e9,2"})
  void the_two_sides_may_be_swapped(double a, double b) {
    assertThat(Calibration.common(b, a, 1, ANY, settings))
        .isEqualTo(Calibration.common(a, b, 1, ANY, settings));
  }

  @Test
  void equal_sides_get_the_wanted_batch() {
    assertThat(Calibration.common(1000, 1000, 1, ANY, settings)).isEqualTo(5000);
    assertThat(Calibration.batchPairs(2000, 5000, settings)).isEqualTo(40);
  }

  @Test
  void a_side_sixteen_times_faster_still_fills_the_shortest_batch() {
    assertThat(Calibration.common(16_000, 1000, 1, ANY, settings)).isEqualTo(2000);
  }

  @Test
  void a_slow_entry_gets_one_round_a_batch_and_fewer_batches() {
    int operations = Calibration.common(60e6, 50e6, 4, ANY, settings);
    assertThat(operations).isEqualTo(4);
    assertThat(Calibration.batchPairs(110e6, operations, settings)).isEqualTo(9);
  }

  @Test
  void calls_on_dear_copies_get_fewer_batches() {
    assertThat(Calibration.batchPairs(2000, 5000, settings)).isEqualTo(40);
    assertThat(Calibration.batchPairs(2000 * 20, 5000, settings)).isEqualTo(20);
  }

  @Test
  void copies_that_fill_the_heap_shorten_a_batch_to_no_less_than_a_round() {
    assertThat(Calibration.common(1000, 1000, 16, 100, settings)).isEqualTo(96);
    assertThat(Calibration.common(1000, 1000, 16, 1, settings)).isEqualTo(16);
  }

  @Test
  void a_cold_batch_cannot_make_the_next_one_run_away() {
    assertThat(Calibration.next(16, 10, 16, ANY, settings)).isEqualTo(160);
    assertThat(Calibration.next(16, 900_000_000, 16, ANY, settings)).isEqualTo(16);
  }
}
