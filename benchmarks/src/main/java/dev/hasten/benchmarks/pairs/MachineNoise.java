package dev.hasten.benchmarks.pairs;

import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.Machine;
import dev.hasten.benchmarks.decide.RuleSettings;
import dev.hasten.benchmarks.decide.Sample;
import dev.hasten.benchmarks.decide.SequentialRule;
import dev.hasten.benchmarks.decide.Tellable;
import dev.hasten.replay.Input;
import dev.hasten.replay.Session;
import dev.hasten.replay.SessionException;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.CompilerSettings;
import dev.hasten.target.Jdk;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.Side;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How much identical programs differ on a machine, by pairs of launches of one piece of work.
 *
 * @param pairs how many counted
 * @param sample their log ratios
 * @param smallest the least speedup that a full series of pairs would most likely tell
 */
public record MachineNoise(int pairs, Sample sample, double smallest) {
  private static final MethodRef WORK =
      new MethodRef("dev.hasten.probe.replay.Yardstick", "work", "(Ljava/lang/String;)I");
  private static final int INPUTS = 64;
  private static final int ROUND = 128;
  private static final int MOST_PAIRS = 18;
  private static final int FEWEST_PAIRS = 4;

  /**
   * Measures it.
   *
   * @param time about how long it may take
   * @return nothing where too few pairs could be timed
   */
  public static Optional<MachineNoise> measure(
      Sandbox sandbox, Jdk jdk, Machine machine, Duration time, long seed) {
    Path nothing = sandbox.newFolder("yardstick");
    Module module =
        new Module(
            ".",
            nothing,
            List.of(),
            List.of(),
            nothing,
            nothing,
            List.of(),
            List.of(),
            new CompilerSettings(jdk.feature(), "UTF-8", false, List.of()),
            Map.of(),
            List.of(),
            List.of(),
            List.of());
    Side side = new Side("original", nothing);
    Subject subject = new Subject(sandbox, jdk, module, side, side, WORK, false);
    try (Session session =
        Session.start(
            new Session.Request(sandbox, jdk, module, side, WORK, List.of(), Map.of(), false))) {
      List<Input> inputs = session.generate(INPUTS, seed);
      SessionLauncher launcher =
          new SessionLauncher(
              subject,
              TimingJvm.standard(),
              Map.of(Band.SEEN, Rounds.weighted(inputs, ROUND, seed)));
      RuleSettings rule = RuleSettings.standard();
      return of(
          new PairedMeasurement(
                  new SequentialRule(rule),
                  PairSettings.standard().withPatience(time),
                  machine,
                  pair -> {})
              .pairs(launcher, MOST_PAIRS, seed)
              .timed(),
          rule);
    } catch (SessionException e) {
      return Optional.empty();
    }
  }

  static Optional<MachineNoise> of(List<PairOutcome.Timed> pairs, RuleSettings rule) {
    if (pairs.size() < FEWEST_PAIRS) {
      return Optional.empty();
    }
    Sample sample = Sample.of(pairs.stream().mapToDouble(pair -> pair.in(Band.SEEN).d()).toArray());
    double sd = Math.max(sample.sd(), rule.sdFloor());
    return Optional.of(
        new MachineNoise(pairs.size(), sample, Math.exp(Tellable.logRatio(sd, rule))));
  }
}
