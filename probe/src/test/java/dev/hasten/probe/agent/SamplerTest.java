package dev.hasten.probe.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SamplerTest {
  @Test
  void the_same_calls_give_the_same_sample() {
    long[] once = places(7, 10_000);
    assertThat(places(7, 10_000)).isEqualTo(once);
    assertThat(places(8, 10_000)).isNotEqualTo(once);
  }

  @Test
  void ever_fewer_calls_are_looked_at() {
    long looked = LongStream.of(places(7, 1_000_000)).filter(p -> p >= 0).count();
    // Expected: 4 (1 + ln(1e6 / 4)) = 54.
    assertThat(looked).isBetween(35L, 75L);
  }

  @Test
  void late_calls_have_their_chance() {
    int late = 0;
    for (int key = 0; key < 1000; key++) {
      int last = 0;
      for (int n = 1; n <= 1000; n++) {
        last = Sampler.place(n, 4, key) == 0 ? n : last;
      }
      late += last > 500 ? 1 : 0;
    }
    assertThat(late).isBetween(400, 600);
  }

  @Test
  void a_long_stream_is_observed_densely_and_then_evenly() {
    assertThat(LongStream.range(0, 8).filter(i -> Sampler.observed(i, 8)).count()).isEqualTo(8);
    assertThat(LongStream.range(8, 64).filter(i -> Sampler.observed(i, 8)))
        .containsExactly(8L, 10L, 12L, 14L, 16L, 20L, 24L, 28L, 32L, 40L, 48L, 56L);
    assertThat(LongStream.range(0, 1 << 20).filter(i -> Sampler.observed(i, 256)).count())
        .isEqualTo(256 + 12 * 128);
  }

  private static long[] places(long key, int count) {
    return LongStream.rangeClosed(1, count).map(n -> Sampler.place(n, 4, key)).toArray();
  }
}
