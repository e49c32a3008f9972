package dev.hasten.benchmarks.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.decide.BandLook;
import dev.hasten.benchmarks.decide.Decision;
import dev.hasten.benchmarks.decide.Estimate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimingTest {
  private static BandLook look(Band band, double ratio, boolean notSlower, boolean hopeless) {
    Estimate estimate = new Estimate(ratio, ratio * .96, ratio * 1.04, .98, 18, .04);
    return new BandLook(band, estimate, ratio > 1.05, false, false, notSlower, hopeless, 1.053);
  }

  private static String sentence(BandLook... looks) {
    Pass pass = new Pass(1, Optional.empty(), List.of(), Optional.empty());
    return new Timing(
            Decision.CANNOT_TELL,
            Optional.empty(),
            List.of(looks),
            List.of(),
            pass,
            Optional.empty(),
            Optional.empty(),
            Optional.empty())
        .sentence();
  }

  @Test
  void a_gain_out_of_reach_is_told_apart_from_noise() {
    assertThat(sentence(look(Band.SEEN, 1.0, true, true)))
        .startsWith("cannot tell, but a gain worth having is out of reach; seen 1.000x");
    assertThat(sentence(look(Band.SEEN, 1.02, true, false))).startsWith("cannot tell; seen 1.020x");
  }

  @Test
  void a_gain_in_one_band_beside_a_possible_loss_in_the_other_says_so() {
    assertThat(sentence(look(Band.SEEN, .99, false, true), look(Band.GROWN, 1.2, true, false)))
        .startsWith("cannot tell, since a loss on seen sizes is not excluded; seen 0.990x");
  }
}
