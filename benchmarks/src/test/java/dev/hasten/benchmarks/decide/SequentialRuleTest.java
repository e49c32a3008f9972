package dev.hasten.benchmarks.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.decide.Look.Done;
import dev.hasten.benchmarks.decide.Look.More;
import dev.hasten.benchmarks.decide.Look.Why;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SequentialRuleTest {
  private static final int RUNS = 4000;

  private final SequentialRule rule = new SequentialRule(RuleSettings.standard());

  private Look look(double... seen) {
    return rule.look(new TreeMap<>(Map.of(Band.SEEN, seen)), Optional.empty());
  }

  private Look look(double[] seen, double[] grown, Optional<Band> claim) {
    return rule.look(new TreeMap<>(Map.of(Band.SEEN, seen, Band.GROWN, grown)), claim);
  }

  @ParameterizedTest
  @CsvSource({"4,.10,10.21", "6,.15,5.38", "9,.20,3.99", "13,.25,3.43", "18,.30,3.14"})
  void each_look_has_its_own_threshold(int pairs, double share, double threshold) {
    assertThat(StudentT.quantile(1 - .01 * share, pairs - 1)).isCloseTo(threshold, within(.01));
  }

  @Test
  void four_quiet_pairs_of_ten_per_cent_are_faster() {
    Done done = (Done) look(.095, .097, .093, .096);
    assertThat(done.decision()).isEqualTo(Decision.FASTER);
    assertThat(done.band()).contains(Band.SEEN);
    Estimate estimate = done.in(Band.SEEN).estimate();
    assertThat(estimate.ratio()).isCloseTo(Math.exp(.09525), within(1e-9));
    // SD is floored at 0.5 %: half width = 10.21 * 0.005 / 2.
    assertThat(estimate.low()).isCloseTo(Math.exp(.09525 - .02553), within(1e-4));
    assertThat(estimate.confidence()).isCloseTo(.98, within(1e-12));
  }

  @Test
  void the_mirror_image_is_slower() {
    Done done = (Done) look(-.095, -.097, -.093, -.096);
    assertThat(done.decision()).isEqualTo(Decision.SLOWER);
    assertThat(done.in(Band.SEEN).estimate().high()).isLessThan(1);
  }

  @Test
  void a_gain_that_one_pair_in_four_denies_is_not_yet_one() {
    assertThat(look(.4, .41, .39, .004)).isInstanceOf(More.class);
  }

  @Test
  void quiet_pairs_around_zero_are_the_same() {
    Done done = (Done) look(.001, -.001, .0005, -.0005);
    assertThat(done.decision()).isEqualTo(Decision.SAME);
    assertThat(done.in(Band.SEEN).estimate().low()).isGreaterThan(Math.exp(-.02));
  }

  @Test
  void noisy_pairs_below_what_is_worth_having_are_hopeless_unless_one_is_patient() {
    double[] d = {-.03, .01, -.05, .02};
    Done done = (Done) look(d);
    assertThat(done.decision()).isEqualTo(Decision.CANNOT_TELL);
    assertThat(done.why()).isEqualTo(Why.HOPELESS);
    SequentialRule patient = new SequentialRule(RuleSettings.standard().withPatience(true));
    assertThat(patient.look(new TreeMap<>(Map.of(Band.SEEN, d)), Optional.empty()))
        .isEqualTo(new More(6));
  }

  @Test
  void eighteen_wild_pairs_say_what_could_have_been_told() {
    double[] d = new double[18];
    for (int i = 0; i < d.length; i++) {
      d[i] = .03 + (i % 2 == 0 ? .08 : -.08);
    }
    Done done = (Done) look(d);
    assertThat(done.why()).isEqualTo(Why.TOO_VARIABLE);
    assertThat(done.in(Band.SEEN).estimate().sd()).isCloseTo(.0823, within(.001));
    assertThat(done.in(Band.SEEN).tellable()).isBetween(1.09, 1.12);
  }

  @ParameterizedTest
  @CsvSource({".02", ".04", ".08"})
  void what_is_said_to_be_tellable_is_told_in_about_four_of_five(double sd) {
    double tellable = Tellable.logRatio(sd, RuleSettings.standard());
    double power = new Draws(RuleSettings.standard(), 4).share(RUNS, Decision.FASTER, tellable, sd);
    assertThat(power).isBetween(.72, .92);
  }

  @Test
  void faster_when_grown_and_the_same_as_seen_is_faster_and_names_the_band() {
    double[] flat = {.001, -.001, .001, -.001, .001, -.001};
    double[] gain = {.5, .51, .49, .5, .51, .49};
    Done done = (Done) look(flat, gain, Optional.empty());
    assertThat(done.decision()).isEqualTo(Decision.FASTER);
    assertThat(done.band()).contains(Band.GROWN);
  }

  @Test
  void faster_in_one_band_and_slower_in_the_other_is_a_trade_off() {
    double[] loss = {-.10, -.101, -.099, -.10};
    double[] gain = {.5, .51, .49, .5};
    assertThat(((Done) look(loss, gain, Optional.empty())).decision())
        .isEqualTo(Decision.TRADE_OFF);
  }

  @Test
  void a_gain_waits_until_the_other_band_is_known_not_to_lose() {
    double[] open = {-.02, .02, -.015, .018};
    double[] gain = {.5, .51, .49, .5};
    assertThat(look(open, gain, Optional.empty())).isEqualTo(new More(6));
  }

  @Test
  void a_hopeless_band_does_not_end_it_while_the_other_has_hope() {
    double[] hopeless = {-.01, -.011, -.01, -.009};
    double[] hope = {.10, -.02, .08, .05};
    assertThat(look(hopeless, hope, Optional.empty())).isInstanceOf(More.class);
  }

  @Test
  void only_the_claimed_band_counts_in_a_confirmation() {
    double[] gain = {.5, .51, .49, .5};
    double[] flat = {.0, .0, .0, .0};
    Done done = (Done) look(gain, flat, Optional.of(Band.GROWN));
    assertThat(done.decision()).isNotEqualTo(Decision.FASTER);
  }

  @Test
  void a_number_of_pairs_that_is_no_look_is_refused() {
    assertThatThrownBy(() -> look(.1, .1, .1, .1, .1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> look(.1, .1, .1, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({".003", ".02", ".05", ".15"})
  void identical_code_is_called_faster_in_at_most_one_of_a_hundred(double sd) {
    Draws draws = new Draws(RuleSettings.standard(), 11);
    assertThat(draws.share(RUNS, Decision.FASTER, 0, sd)).isLessThanOrEqualTo(.01);
    assertThat(draws.share(RUNS, Decision.SLOWER, 0, sd)).isLessThanOrEqualTo(.01);
  }

  @Test
  void a_true_gain_is_found_where_launches_agree() {
    Draws draws = new Draws(RuleSettings.standard(), 12);
    assertThat(draws.share(RUNS, Decision.FASTER, Math.log(1.03), .015)).isGreaterThan(.95);
    assertThat(draws.share(RUNS, Decision.FASTER, Math.log(1.10), .05)).isGreaterThan(.95);
  }

  @Test
  void two_bands_without_a_gain_are_rarely_called_faster_and_a_confirmation_hardly_ever() {
    Draws draws = new Draws(RuleSettings.standard(), 13);
    Map<Band, double[]> nothing =
        Map.of(Band.SEEN, new double[] {0, .02}, Band.GROWN, new double[] {0, .04});
    int first = 0;
    int both = 0;
    for (int i = 0; i < RUNS; i++) {
      Done done = draws.verdict(nothing, Optional.empty());
      if (done.decision() == Decision.FASTER) {
        first++;
        both += draws.verdict(nothing, done.band()).decision() == Decision.FASTER ? 1 : 0;
      }
    }
    assertThat((double) first / RUNS).isLessThanOrEqualTo(.02);
    assertThat(both).isZero();
  }
}
