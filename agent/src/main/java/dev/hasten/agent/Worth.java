package dev.hasten.agent;

import dev.hasten.agent.options.Option;
import dev.hasten.agent.options.Settings;
import dev.hasten.benchmarks.Band;
import dev.hasten.benchmarks.decide.BandLook;
import dev.hasten.benchmarks.decide.Estimate;
import dev.hasten.benchmarks.pairs.Timing;
import dev.hasten.judge.Rejection;
import dev.hasten.profiling.Dimension;
import dev.hasten.profiling.Hotspot;
import dev.hasten.profiling.hotspot.Hotspots;
import dev.hasten.verification.Gate;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether a proved gain is worth a commit: enough on the method, and enough of the workload or a
 * gain that grows with the input.
 */
record Worth(Settings settings, Hotspots hotspots, Hotspot hotspot) {
  /** The least part of the target's own time that a commit must save. */
  private static final double LEAST_SAVED = 0.005;

  private static final double GROWN_ENOUGH = 1.3;

  /** What is missing, or nothing where it is worth it. */
  Optional<Rejection> missing(Timing timing) {
    Estimate estimate = timing.estimate().orElseThrow();
    double least = 1 + settings.decimal(Option.MIN_GAIN) / 100;
    if (estimate.ratio() < least) {
      return Optional.of(
          reject(
              String.format(
                  Locale.ROOT,
                  "proved, too small to commit: %.3fx, and %.2fx is asked for",
                  estimate.ratio(),
                  least)));
    }
    double saved = saved(estimate);
    boolean grows =
        timing.bands().stream()
            .anyMatch(b -> b.band() == Band.GROWN && ratio(b) >= GROWN_ENOUGH && b.faster());
    boolean named = !settings.list(Option.METHOD).isEmpty();
    if (saved < LEAST_SAVED && !grows && !named) {
      return Optional.of(
          reject(
              String.format(
                  Locale.ROOT,
                  "proved, too small to commit: it saves %.2f %% of the target's part of the workload,"
                      + " and %.1f %% is asked for",
                  100 * saved,
                  100 * LEAST_SAVED)));
    }
    return Optional.empty();
  }

  /** What a gain comes to for the whole workload, for people. */
  String effect(Timing timing) {
    return String.format(
        Locale.ROOT,
        "%.1f %% of what the target itself spends in %s is saved, by Amdahl's law",
        100 * saved(timing.estimate().orElseThrow()),
        hotspots.phrase());
  }

  /** Part of the target's own CPU time in the workload, 0 to 1. */
  private double saved(Estimate estimate) {
    double targetShare = hotspots.targetShares().getOrDefault(Dimension.CPU, 0.0);
    double share = targetShare == 0 ? 0 : hotspot.share(Dimension.CPU).total() / targetShare;
    return share * (1 - 1 / estimate.ratio());
  }

  /** Part of the whole workload's CPU time, 0 to 1. */
  double savedOfAll(Timing timing) {
    return hotspot.share(Dimension.CPU).total() * (1 - 1 / timing.estimate().orElseThrow().ratio());
  }

  private static double ratio(BandLook look) {
    return look.estimate().ratio();
  }

  private static Rejection reject(String reason) {
    return new Rejection(Gate.WORTH, reason, "");
  }
}
