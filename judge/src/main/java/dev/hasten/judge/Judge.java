package dev.hasten.judge;

import dev.hasten.benchmarks.pairs.Timing;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Target;
import dev.hasten.verification.Gate;
import dev.hasten.verification.kept.KeptTests;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Gives a verdict on a change of a target: the gates in their order, cheap before dear, the first
 * failure ends it.
 *
 * <p>What is learnt of the original is kept from one change to the next. Not for use by several
 * threads.
 */
public final class Judge implements AutoCloseable {
  private final Bench bench;
  private final Behaviour behaviour;
  private final Speed speed;
  private Optional<Trial> proved = Optional.empty();

  private Judge(Bench bench) {
    this.bench = bench;
    this.behaviour = new Behaviour(bench);
    this.speed = new Speed(bench);
  }

  /**
   * A judge for the changes of a target.
   *
   * @param steps told of steps that take long
   */
  public static Judge open(
      Target target, Sandbox sandbox, JudgeSettings settings, Consumer<String> steps) {
    return new Judge(Bench.open(target, sandbox, settings, steps));
  }

  /** The verdict on a change. */
  public Verdict judge(Change change) {
    return judge(change, timing -> Optional.empty());
  }

  /**
   * The verdict on a change whose gain has to be worth something.
   *
   * @param worth says of a proved gain what it lacks, before stock JMH is run on it
   */
  public Verdict judge(Change change, Function<Timing, Optional<Rejection>> worth) {
    Trial trial = new Trial(change, bench.settings().loosenings());
    Optional<Ruled> end = run(trial, steps(worth));
    proved = end.isPresent() ? Optional.empty() : Optional.of(trial);
    return end.map(e -> trial.rejected(e.ruling(), e.rejection())).orElseGet(trial::proved);
  }

  /**
   * The verdict on what a change does, by the gates before a given one: {@code cannot-tell} by that
   * gate where they found no difference.
   */
  public Verdict before(Gate gate, Change change) {
    Trial trial = new Trial(change, bench.settings().loosenings());
    List<Step> steps =
        steps(timing -> Optional.empty()).stream().takeWhile(s -> s.gate != gate).toList();
    Ruled end =
        run(trial, steps)
            .orElseGet(
                () ->
                    Ruled.because(
                        Ruling.CANNOT_TELL,
                        gate,
                        "no difference was found, and nothing more was asked",
                        ""));
    return trial.rejected(end.ruling(), end.rejection());
  }

  /**
   * How fast a change is, whatever it does: it is compiled and timed, and nothing else is asked.
   *
   * @param seed of the order of launches and batches
   */
  public Verdict timed(Change change, long seed) {
    Trial trial = new Trial(change, bench.settings().loosenings());
    List<Step> steps =
        List.of(
            new Step(Gate.COMPILE, behaviour::compile),
            new Step(Gate.ENTRY, behaviour::entry),
            new Step(Gate.MEASUREMENT, each -> speed.measure(each, seed)));
    Optional<Ruled> end = run(trial, steps);
    return end.map(e -> trial.rejected(e.ruling(), e.rejection())).orElseGet(trial::proved);
  }

  private Optional<Ruled> run(Trial trial, List<Step> steps) {
    for (Step step : steps) {
      step.words.ifPresent(bench::step);
      Instant start = Instant.now();
      Duration waited = bench.waited();
      Optional<Ruled> end = step.check.apply(trial);
      Duration waiting = bench.waited().minus(waited);
      trial.took(step.gate, Duration.between(start, Instant.now()).minus(waiting));
      trial.waited(waiting);
      if (end.isPresent()) {
        return end;
      }
    }
    return Optional.empty();
  }

  private List<Step> steps(Function<Timing, Optional<Rejection>> worth) {
    return List.of(
        new Step(Gate.POLICY, behaviour::policy),
        new Step(Gate.COMPILE, behaviour::compile),
        new Step(Gate.DUPLICATE, behaviour::duplicate),
        new Step(Gate.API, behaviour::api),
        new Step(Gate.SERIAL, behaviour::serial),
        new Step(Gate.ENTRY, behaviour::entry),
        new Step(Gate.REPLAY, behaviour::replay)
            .saying("comparing with the original on recorded and made-up calls"),
        new Step(Gate.IN_SITU, behaviour::inSitu)
            .saying("comparing what the calls of the tests give"),
        new Step(Gate.THREADS, behaviour::threads),
        new Step(Gate.TESTS, behaviour::tests),
        new Step(Gate.ENTRY, EntrySearch::nothingLeftOut),
        new Step(Gate.MEASUREMENT, trial -> speed.measure(trial, bench.settings().seed())),
        new Step(Gate.WORTH, trial -> tooSmall(trial, worth)),
        new Step(Gate.JMH, speed::jmh));
  }

  private static Optional<Ruled> tooSmall(
      Trial trial, Function<Timing, Optional<Rejection>> worth) {
    return worth
        .apply(trial.timings().get(0).timing())
        .map(rejection -> new Ruled(Ruling.FASTER, rejection));
  }

  /** A gate and what it does: nothing where the change passes. */
  private record Step(Gate gate, Function<Trial, Optional<Ruled>> check, Optional<String> words) {
    Step(Gate gate, Function<Trial, Optional<Ruled>> check) {
      this(gate, check, Optional.empty());
    }

    Step saying(String text) {
      return new Step(gate, check, Optional.of(text));
    }
  }

  /** The bench that this judge works on: compiler, test runner, baselines, entries. */
  public Bench bench() {
    return bench;
  }

  /**
   * The deciding inputs of a change as tests.
   *
   * @throws IllegalStateException if it is not the change that was judged last, and proved
   */
  public KeptTests tests(Change change) {
    Trial trial =
        proved
            .filter(t -> t.change().id().equals(change.id()))
            .orElseThrow(() -> new IllegalStateException(change.id() + " was not proved last"));
    return new Keeping(bench).tests(trial);
  }

  /** Runs the whole test goal of the target's own build on a change, offline and confined. */
  public Optional<Rejection> suite(Change change) {
    return new Suite(bench).check(change).map(Ruled::rejection);
  }

  @Override
  public void close() {
    bench.close();
  }
}
