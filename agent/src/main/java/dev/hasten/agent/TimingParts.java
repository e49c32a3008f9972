package dev.hasten.agent;

import dev.hasten.agent.report.RunReport.GrowthPart;
import dev.hasten.agent.report.RunReport.LaunchPart;
import dev.hasten.agent.report.RunReport.LaunchesPart;
import dev.hasten.agent.report.RunReport.RungPart;
import dev.hasten.agent.report.RunReport.SpeedPart;
import dev.hasten.agent.report.RunReport.UsePart;
import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.decide.BandLook;
import dev.hasten.benchmarks.decide.Decision;
import dev.hasten.benchmarks.decide.Estimate;
import dev.hasten.benchmarks.pairs.BandTiming;
import dev.hasten.benchmarks.pairs.Growth;
import dev.hasten.benchmarks.pairs.Launch;
import dev.hasten.benchmarks.pairs.PairOutcome.Timed;
import dev.hasten.benchmarks.pairs.Role;
import dev.hasten.benchmarks.pairs.Timing;
import dev.hasten.benchmarks.pairs.Usage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What timing found, as the parts of a report. Figures are of the pass that decided. */
final class TimingParts {
  private static final double MEGABYTE = 1 << 20;

  private TimingParts() {}

  static List<SpeedPart> speeds(Timing timing) {
    List<SpeedPart> parts = new ArrayList<>();
    for (BandLook look : timing.bands()) {
      Estimate e = look.estimate();
      parts.add(
          new SpeedPart(
              look.band().word(),
              decision(look).word(),
              e.ratio(),
              e.low(),
              e.high(),
              e.pairs(),
              100 * e.sd(),
              in(look.band(), timing).map(b -> Math.exp(b.d())).toList(),
              use(look.band(), timing, BandTiming::original),
              use(look.band(), timing, BandTiming::candidate)));
    }
    return parts;
  }

  private static Decision decision(BandLook look) {
    return look.faster()
        ? Decision.FASTER
        : look.slower() ? Decision.SLOWER : look.same() ? Decision.SAME : Decision.CANNOT_TELL;
  }

  private static List<Timed> decided(Timing timing) {
    return timing.confirmation().orElse(timing.first()).timed();
  }

  private static Stream<BandTiming> in(Band band, Timing timing) {
    return decided(timing).stream()
        .flatMap(pair -> pair.bands().stream())
        .filter(b -> b.band() == band);
  }

  private static UsePart use(Band band, Timing timing, Function<BandTiming, Usage> side) {
    List<Usage> uses = in(band, timing).map(side).toList();
    return new UsePart(
        median(uses, u -> (double) u.cpuNanos() / Math.max(1, u.operations())),
        median(uses, u -> (double) u.wallNanos() / Math.max(1, u.operations())),
        median(uses, Usage::bytesPerOperation),
        median(uses, u -> 100e6 * u.gcMillis() / Math.max(1, u.wallNanos())));
  }

  static Optional<LaunchesPart> launches(Timing timing) {
    List<Timed> pairs = decided(timing);
    return pairs.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new LaunchesPart(launch(pairs, Role.ORIGINAL), launch(pairs, Role.CANDIDATE)));
  }

  private static LaunchPart launch(List<Timed> pairs, Role role) {
    List<Launch> launches =
        pairs.stream().flatMap(p -> Optional.ofNullable(p.launches().get(role)).stream()).toList();
    boolean counted = launches.stream().allMatch(l -> l.microjoules().isPresent());
    return new LaunchPart(
        median(launches, l -> l.firstRoundNanos() / 1e6),
        median(launches, l -> (double) l.jitMillis()),
        median(launches, l -> l.peakBytes().orElse(0) / MEGABYTE),
        median(launches, l -> l.retainedBytes() / MEGABYTE),
        counted
            ? Optional.of(median(launches, l -> l.microjoules().orElse(0) / 1e6))
            : Optional.empty());
  }

  static Optional<GrowthPart> growth(Timing timing) {
    return timing.growth().map(TimingParts::part);
  }

  private static GrowthPart part(Growth growth) {
    return new GrowthPart(
        growth.rungs().stream()
            .map(
                r ->
                    new RungPart(
                        r.size(),
                        r.originalNanos(),
                        r.candidateNanos(),
                        r.ratio(),
                        r.low(),
                        r.high()))
            .toList(),
        boxed(growth.originalExponent()),
        boxed(growth.candidateExponent()),
        growth.crossover());
  }

  private static Optional<Double> boxed(OptionalDouble value) {
    return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
  }

  /** The middle value, or the upper of the two middle ones; 0 of none. */
  private static <T> double median(List<T> of, ToDoubleFunction<T> what) {
    double[] sorted = of.stream().mapToDouble(what).sorted().toArray();
    return Arrays.stream(sorted).skip(sorted.length / 2).findFirst().orElse(0);
  }
}
