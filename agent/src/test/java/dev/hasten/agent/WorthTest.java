package dev.hasten.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.agent.options.Settings;
import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.decide.BandLook;
import dev.hasten.benchmarks.decide.Decision;
import dev.hasten.benchmarks.decide.Estimate;
import dev.hasten.benchmarks.pairs.Pass;
import dev.hasten.benchmarks.pairs.Timing;
import dev.hasten.judge.Rejection;
import dev.hasten.profiling.Dimension;
import dev.hasten.profiling.Hotspot;
import dev.hasten.profiling.hotspot.Hotspots;
import dev.hasten.target.CompilerSettings;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorthTest {
  private static final Path NOWHERE = Path.of("/nowhere");
  private static final Module MODULE =
      new Module(
          ".",
          NOWHERE,
          List.of(),
          List.of(),
          NOWHERE,
          NOWHERE,
          List.of(),
          List.of(),
          new CompilerSettings(17, "UTF-8", false, List.of()),
          Map.of(),
          List.of(),
          List.of(),
          List.of());

  private static BandLook look(Band band, double ratio) {
    Estimate estimate = new Estimate(ratio, ratio * .98, ratio * 1.02, .98, 6, .01);
    return new BandLook(band, estimate, ratio > 1.02, false, false, true, false, 1.03);
  }

  private static Timing timing(BandLook... bands) {
    Pass pass = new Pass(1, Optional.of(Band.SEEN), List.of(), Optional.empty());
    return new Timing(
        Decision.FASTER,
        Optional.of(Band.SEEN),
        List.of(bands),
        List.of(),
        pass,
        Optional.of(pass),
        Optional.empty(),
        Optional.empty());
  }

  /** A method's share of the workload, of which the target is half. */
  private static Worth worth(double share, Map<String, String> set) {
    Hotspot hotspot =
        new Hotspot(
            MethodRef.parse("p.A#m()V"),
            MODULE,
            Map.of(Dimension.CPU, new Hotspot.Share(share, share)),
            1 / (1 - share),
            List.of(),
            Map.of(),
            Map.of());
    Hotspots hotspots =
        new Hotspots(
            "the test run",
            List.of(hotspot),
            List.of(),
            Map.of(),
            Map.of(Dimension.CPU, 0.5),
            List.of());
    Settings settings = Settings.of(new Settings.Source("test", set));
    return new Worth(settings, hotspots, hotspot);
  }

  private static Optional<Rejection> missing(double share, Map<String, String> set, Timing timing) {
    return worth(share, set).missing(timing);
  }

  @Test
  void twice_as_fast_on_a_thousandth_of_the_workload_is_not_worth_a_commit() {
    assertThat(missing(.001, Map.of(), timing(look(Band.SEEN, 2.0))))
        .hasValueSatisfying(
            rejection ->
                assertThat(rejection.reason())
                    .contains("it saves 0.10 % of the target's part", "0.5 % is asked for"));
  }

  @Test
  void the_same_gain_on_a_tenth_of_the_workload_is() {
    assertThat(missing(.1, Map.of(), timing(look(Band.SEEN, 2.0)))).isEmpty();
  }

  @Test
  void a_gain_that_grows_with_the_input_is_worth_it_wherever_it_is() {
    assertThat(missing(.001, Map.of(), timing(look(Band.SEEN, 1.1), look(Band.GROWN, 5))))
        .isEmpty();
  }

  @Test
  void a_method_that_the_user_named_is_worth_it() {
    assertThat(missing(.001, Map.of("method", "A#m"), timing(look(Band.SEEN, 2.0)))).isEmpty();
  }

  @Test
  void less_than_the_least_gain_is_proved_but_too_small() {
    assertThat(missing(.1, Map.of(), timing(look(Band.SEEN, 1.04))))
        .hasValueSatisfying(
            rejection -> assertThat(rejection.reason()).contains("1.040x, and 1.05x is asked for"));
  }

  @Test
  void what_it_comes_to_for_the_whole_workload_is_told() {
    assertThat(worth(.1, Map.of()).effect(timing(look(Band.SEEN, 2.0))))
        .isEqualTo(
            "10.0 % of what the target itself spends in the test run is saved, by Amdahl's law");
  }
}
