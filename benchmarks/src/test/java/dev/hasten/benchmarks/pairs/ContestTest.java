package dev.hasten.benchmarks.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.decide.Decision;
import dev.hasten.benchmarks.decide.RuleSettings;
import dev.hasten.benchmarks.decide.Sample;
import dev.hasten.benchmarks.decide.SequentialRule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ContestTest {
  private static Timing compare(Simulated world) {
    return contest(world).compare(world, world, Optional.of(world), Optional.empty(), 42);
  }

  private static Contest contest(Simulated world) {
    return new Contest(RuleSettings.standard(), PairSettings.standard(), world, pair -> {});
  }

  private static Simulated world(Consumer<Simulated> change) {
    Simulated world = new Simulated(7);
    change.accept(world);
    return world;
  }

  private static List<PairOutcome.Timed> pairs(Simulated world, int count) {
    return new PairedMeasurement(
            new SequentialRule(RuleSettings.standard()), PairSettings.standard(), world, pair -> {})
        .pairs(world, count, 5)
        .timed();
  }

  private static Sample d(Simulated world, int count) {
    return Sample.of(pairs(world, count).stream().mapToDouble(p -> p.in(Band.SEEN).d()).toArray());
  }

  @Test
  void a_true_gain_is_confirmed_and_the_confirmation_is_what_is_reported() {
    Timing timing = compare(world(w -> w.speedupSeen = 1.10));
    assertThat(timing.decision()).as(timing.sentence()).isEqualTo(Decision.FASTER);
    assertThat(timing.estimate().orElseThrow().ratio()).isCloseTo(1.10, within(.02));
    assertThat(timing.bands())
        .isEqualTo(timing.confirmation().orElseThrow().look().orElseThrow().bands());
    assertThat(timing.collector().orElseThrow().timed()).hasSize(4);
    assertThat(timing.first().seed()).isNotEqualTo(timing.confirmation().orElseThrow().seed());
  }

  @Test
  void identical_code_ends_after_few_pairs_without_a_confirmation() {
    Timing timing = compare(world(w -> {}));
    assertThat(timing.decision()).isIn(Decision.SAME, Decision.CANNOT_TELL);
    assertThat(timing.confirmation()).isEmpty();
    assertThat(timing.pairs()).isLessThanOrEqualTo(6);
  }

  @Test
  void a_slower_candidate_is_called_slower() {
    Timing timing = compare(world(w -> w.speedupSeen = 1 / 1.2));
    assertThat(timing.decision()).isEqualTo(Decision.SLOWER);
  }

  @Test
  void the_same_seed_gives_the_same_pairs() {
    Timing one = compare(world(w -> w.speedupSeen = 1.10));
    assertThat(compare(world(w -> w.speedupSeen = 1.10))).isEqualTo(one);
  }

  @Test
  void identical_code_has_no_bias_though_the_machine_drifts() {
    Sample d = d(world(w -> w.drift = .05), 100);
    assertThat(Math.abs(d.mean())).isLessThan(2 * d.standardError());
  }

  @Test
  void identical_code_has_no_bias_though_code_depends_on_its_calibration() {
    Sample d = d(world(w -> w.shortBatchPenalty = .19), 800);
    assertThat(d.sd()).as("the trap must bite").isGreaterThan(.03);
    assertThat(Math.abs(d.mean())).isLessThan(2 * d.standardError());
  }

  @Test
  void both_sides_run_the_same_operations_in_whole_rounds() {
    for (PairOutcome.Timed pair : pairs(world(w -> w.speedupSeen = 3), 5)) {
      BandTiming timing = pair.in(Band.SEEN);
      assertThat(timing.original().operations()).isEqualTo(timing.candidate().operations());
      assertThat(timing.operations() % 16).isZero();
      assertThat(timing.batchPairs()).isEqualTo(40);
    }
  }

  @Test
  void either_side_starts_first_and_each_pair_has_fresh_launches() {
    Simulated world = world(w -> {});
    List<PairOutcome.Timed> pairs = pairs(world, 12);
    assertThat(pairs).extracting(PairOutcome.Timed::startedFirst).contains(Role.values());
    assertThat(pairs).extracting(PairOutcome.Timed::seed).doesNotHaveDuplicates();
    assertThat(world.log).hasSize(48);
    assertThat(world.log.subList(2, 4)).containsExactlyInAnyOrder("end original", "end candidate");
  }

  @Test
  void a_gain_when_grown_names_its_band() {
    Timing timing =
        compare(
            world(
                w -> {
                  w.bands.add(Band.GROWN);
                  w.speedupGrown = 2;
                  w.launchSd = .004;
                }));
    assertThat(timing.decision()).as(timing.sentence()).isEqualTo(Decision.FASTER);
    assertThat(timing.band()).contains(Band.GROWN);
    assertThat(timing.estimate().orElseThrow().ratio()).isCloseTo(2, within(.05));
  }

  @Test
  void a_candidate_that_crashes_each_time_gets_no_verdict() {
    Timing timing = compare(world(w -> w.crashEvery = 1));
    assertThat(timing.decision()).isEqualTo(Decision.CANNOT_TELL);
    assertThat(timing.first().voids()).hasSize(3);
    assertThat(timing.first().voids().get(0).role()).contains(Role.CANDIDATE);
    assertThat(timing.sentence()).contains("CRASH", "signal 11");
  }

  @Test
  void one_crash_is_survived_and_recorded() {
    Timing timing =
        compare(
            world(
                w -> {
                  w.crashEvery = 4;
                  w.speedupSeen = 1.2;
                  w.launchSd = .003;
                }));
    assertThat(timing.decision()).isEqualTo(Decision.FASTER);
    assertThat(timing.first().voids()).hasSize(1);
  }

  @Test
  void a_pair_that_hardly_runs_is_void() {
    Timing timing = compare(world(w -> w.onCpu = .05));
    assertThat(timing.first().voids())
        .extracting(PairOutcome.Void::cause)
        .containsOnly(PairOutcome.Cause.WAITED);
  }

  @Test
  void a_warm_up_that_is_spent_outside_the_calls_is_given_up() {
    Timing timing = compare(world(w -> w.candidateAfterwork = 500));
    assertThat(timing.first().voids())
        .extracting(PairOutcome.Void::cause)
        .containsOnly(PairOutcome.Cause.COPIES);
  }

  @Test
  void pairs_that_take_too_long_end_in_cannot_tell() {
    PairSettings hasty = PairSettings.standard().withPatience(Duration.ZERO);
    Simulated world = world(w -> w.speedupSeen = 2);
    Timing timing =
        new Contest(RuleSettings.standard(), hasty, world, pair -> {})
            .compare(world, world, Optional.empty(), Optional.empty(), 7);
    assertThat(timing.decision()).isEqualTo(Decision.CANNOT_TELL);
    assertThat(timing.first().timed()).hasSize(1);
    assertThat(timing.sentence()).contains("PATIENCE: 1 pairs took");
  }

  @Test
  void a_pair_on_a_stolen_machine_is_void() {
    Timing timing = compare(world(w -> w.stolenShare = .3));
    assertThat(timing.first().voids())
        .extracting(PairOutcome.Void::cause)
        .containsOnly(PairOutcome.Cause.STOLEN);
  }

  @Test
  void a_warm_up_that_never_comes_to_rest_is_recorded_and_not_fatal() {
    assertThat(pairs(world(w -> w.jitMillisAlways = 1), 2))
        .extracting(PairOutcome.Timed::quiet)
        .containsOnly(false);
    assertThat(pairs(world(w -> {}), 2)).extracting(PairOutcome.Timed::quiet).containsOnly(true);
  }

  @Test
  void work_done_between_batches_is_caught() {
    assertObjection(w -> w.candidateAfterwork = .2, Objection.Kind.BETWEEN_BATCHES);
  }

  @Test
  void clocks_that_disagree_are_caught() {
    assertObjection(w -> w.candidateHides = .3, Objection.Kind.INSIDE);
  }

  @Test
  void rare_dear_batches_that_the_median_hides_are_caught() {
    assertObjection(
        w -> {
          w.dearEvery = 5;
          w.dearFactor = 3;
        },
        Objection.Kind.TOTAL);
  }

  @Test
  void a_small_gain_bought_with_memory_is_a_trade_off_and_a_large_one_is_not() {
    Timing small =
        compare(
            world(
                w -> {
                  w.speedupSeen = 1.06;
                  w.launchSd = .003;
                  w.candidateBytes = 200;
                }));
    assertThat(small.decision()).as(small.sentence()).isEqualTo(Decision.TRADE_OFF);
    Timing large =
        compare(
            world(
                w -> {
                  w.speedupSeen = 1.5;
                  w.launchSd = .003;
                  w.candidateBytes = 200;
                }));
    assertThat(large.decision()).as(large.sentence()).isEqualTo(Decision.FASTER);
  }

  @Test
  void a_gain_that_the_default_collector_turns_round_is_a_trade_off() {
    Simulated world = world(w -> w.speedupSeen = 1.2);
    Simulated other = world(w -> w.speedupSeen = .9);
    Launcher joint = inTurnOf(other, world);
    Timing timing = contest(world).compare(world, world, Optional.of(joint), Optional.empty(), 42);
    assertThat(timing.decision()).isEqualTo(Decision.TRADE_OFF);
    assertThat(timing.collector().orElseThrow().timed()).hasSize(8);
    assertThat(timing.objections())
        .extracting(Objection::kind)
        .containsExactly(Objection.Kind.COLLECTOR);
  }

  @Test
  void screening_picks_the_best_and_drops_losers() {
    Simulated world = world(w -> {});
    List<Launcher> candidates =
        List.of(
            inTurnOf(world(w -> w.speedupSeen = .8), world),
            inTurnOf(world(w -> w.speedupSeen = 1.3), world),
            inTurnOf(world(w -> w.speedupSeen = 1.1), world));
    assertThat(contest(world).screen(candidates, 1)).contains(1);
    assertThat(contest(world).screen(candidates.subList(0, 1), 1)).isEmpty();
  }

  @Test
  void everything_measured_can_be_written_as_json() throws Exception {
    Timing timing = compare(world(w -> w.speedupSeen = 1.10));
    String json = new ObjectMapper().registerModule(new Jdk8Module()).writeValueAsString(timing);
    assertThat(json).contains("\"d\":", "\"startedFirst\":", "\"seed\":", "\"bytesPerOperation\":");
  }

  private static Timing climbing(Consumer<Simulated> ladder) {
    Simulated world = world(w -> w.speedupSeen = 1.2);
    Simulated other = world(ladder.andThen(w -> w.climbing = true));
    other.exclusive();
    return contest(world).compare(world, world, Optional.empty(), Optional.of(other), 42);
  }

  @Test
  void a_confirmed_gain_is_shown_by_size_with_the_exponents_of_both_sides() {
    Timing timing =
        climbing(
            w -> {
              w.speedupSeen = 1.2;
              w.speedupByRung = 2;
            });
    assertThat(timing.decision()).as(timing.sentence()).isEqualTo(Decision.FASTER);
    Growth growth = timing.growth().orElseThrow();
    assertThat(growth.rungs()).extracting(Rung::size).containsExactly(10L, 100L, 1_000L);
    assertThat(growth.rungs().get(2).ratio()).isCloseTo(4.8, within(.2));
    assertThat(growth.originalExponent().orElseThrow()).isCloseTo(1, within(.02));
    assertThat(growth.candidateExponent().orElseThrow()).isCloseTo(.7, within(.02));
    assertThat(growth.crossover()).isEmpty();
  }

  @Test
  void a_gain_that_turns_into_a_loss_on_larger_calls_is_a_trade_off() {
    Timing timing =
        climbing(
            w -> {
              w.speedupSeen = 1.2;
              w.speedupByRung = .7;
              w.launchSd = .003;
            });
    assertThat(timing.decision()).as(timing.sentence()).isEqualTo(Decision.TRADE_OFF);
    assertThat(timing.objections())
        .extracting(Objection::kind)
        .containsExactly(Objection.Kind.SIZES);
    assertThat(timing.growth().orElseThrow().crossover().orElseThrow()).isBetween(15L, 80L);
  }

  @Test
  void a_gain_paid_for_by_the_first_calls_is_a_trade_off() {
    assertThat(objections(w -> w.candidateStart = 200)).contains(Objection.Kind.START_UP);
  }

  @Test
  void a_gain_bought_with_memory_that_is_kept_is_a_trade_off() {
    assertThat(objections(w -> w.candidateRetains = 9 << 20))
        .containsExactly(Objection.Kind.RETAINED);
  }

  @Test
  void each_launch_tells_what_it_took_beside_its_batches() {
    Launch launch =
        pairs(world(w -> w.candidateRetains = 5 << 20), 2).get(0).launches().get(Role.CANDIDATE);
    assertThat(launch).isNotNull();
    assertThat(launch.firstRoundNanos()).isPositive();
    assertThat(launch.jitMillis()).isPositive();
    assertThat(launch.peakBytes()).hasValue(64 << 20);
    assertThat(launch.retainedBytes()).isEqualTo(5 << 20);
    assertThat(launch.microjoules().orElseThrow()).isPositive();
  }

  private static List<Objection.Kind> objections(Consumer<Simulated> trick) {
    Timing timing =
        compare(
            world(
                w -> {
                  w.speedupSeen = 1.25;
                  w.launchSd = .003;
                  trick.accept(w);
                }));
    assertThat(timing.decision()).as(timing.sentence()).isNotEqualTo(Decision.FASTER);
    return timing.objections().stream().map(Objection::kind).toList();
  }

  /** A launcher of one world that runs under another world's lock. */
  private static Launcher inTurnOf(Simulated launched, Simulated locked) {
    launched.exclusive();
    return launched;
  }

  private static void assertObjection(Consumer<Simulated> trick, Objection.Kind kind) {
    assertThat(objections(trick)).contains(kind);
  }
}
