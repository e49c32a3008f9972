package dev.hasten.benchmarks.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hasten.benchmarks.decide.RuleSettings;
import dev.hasten.benchmarks.decide.SequentialRule;
import java.util.List;
import org.junit.jupiter.api.Test;

class MachineNoiseTest {
  private static List<PairOutcome.Timed> pairs(double launchSd, int count) {
    Simulated world = new Simulated(3);
    world.launchSd = launchSd;
    RuleSettings rule = RuleSettings.standard();
    return new PairedMeasurement(
            new SequentialRule(rule), PairSettings.standard(), world, pair -> {})
        .pairs(world, count, 5)
        .timed();
  }

  private static MachineNoise noise(double launchSd) {
    return MachineNoise.of(pairs(launchSd, 18), RuleSettings.standard()).orElseThrow();
  }

  @Test
  void the_spread_of_identical_programs_is_the_machines_noise() {
    assertThat(noise(.02).sample().sd()).isCloseTo(.02, within(.01));
    assertThat(Math.abs(noise(.02).sample().mean())).isLessThan(.02);
  }

  @Test
  void a_quiet_machine_tells_less_than_a_loud_one() {
    assertThat(noise(.002).smallest()).isEqualTo(1.02, within(1e-3));
    assertThat(noise(.08).smallest()).isGreaterThan(1.08);
  }

  @Test
  void too_few_pairs_say_nothing() {
    assertThat(MachineNoise.of(pairs(.01, 3), RuleSettings.standard())).isEmpty();
  }
}
