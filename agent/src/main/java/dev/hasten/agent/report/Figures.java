package dev.hasten.agent.report;

import dev.hasten.agent.report.RunReport.GrowthPart;
import dev.hasten.agent.report.RunReport.LaunchPart;
import dev.hasten.agent.report.RunReport.LaunchesPart;
import dev.hasten.agent.report.RunReport.SpeedPart;
import dev.hasten.agent.report.RunReport.WholePart;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was measured beside the speedup, as sentences. */
final class Figures {
  private Figures() {}

  static List<String> sentences(
      List<SpeedPart> speeds, Optional<LaunchesPart> launches, Optional<GrowthPart> growth) {
    List<String> sentences = new ArrayList<>();
    for (SpeedPart s : speeds) {
      sentences.add(
          "a call of %s sizes: CPU %s \u2192 %s, wall %s \u2192 %s, %s \u2192 %s%s"
              .formatted(
                  s.band(),
                  SizePlot.time(s.before().cpuNanos()),
                  SizePlot.time(s.after().cpuNanos()),
                  SizePlot.time(s.before().wallNanos()),
                  SizePlot.time(s.after().wallNanos()),
                  bytes(s.before().bytes()),
                  bytes(s.after().bytes()),
                  collections(s)));
    }
    growth.ifPresent(g -> sentences.add(sizes(g)));
    launches.ifPresent(l -> sentences.add(launches(l)));
    return sentences;
  }

  private static String collections(SpeedPart s) {
    return s.before().gcPercent() < .05 && s.after().gcPercent() < .05
        ? ""
        : String.format(
            Locale.ROOT,
            ", collections %.1f%% \u2192 %.1f%% of the time",
            s.before().gcPercent(),
            s.after().gcPercent());
  }

  private static String sizes(GrowthPart growth) {
    String text =
        growth.rungs().stream()
            .map(r -> String.format(Locale.ROOT, "%d: %.2fx", r.size(), r.ratio()))
            .collect(Collectors.joining(", ", "speedup by size of what a call is given: ", ""));
    if (growth.exponentBefore().isPresent() && growth.exponentAfter().isPresent()) {
      text +=
          String.format(
              Locale.ROOT,
              "; time grows with size to the power of %.2f \u2192 %.2f",
              growth.exponentBefore().get(),
              growth.exponentAfter().get());
    }
    return text
        + growth.crossover().map(size -> "; the faster side changes at size " + size).orElse("");
  }

  private static String launches(LaunchesPart both) {
    List<String> parts = new ArrayList<>();
    parts.add(part(both, "first round of calls", "%.1f ms", LaunchPart::firstRoundMillis));
    parts.add(part(both, "JIT during warm-up", "%.0f ms", LaunchPart::jitMillis));
    parts.add(part(both, "peak memory", "%.0f MB", LaunchPart::peakMegabytes));
    parts.add(part(both, "kept on the heap", "%.1f MB", LaunchPart::retainedMegabytes));
    if (both.before().joules().isPresent() && both.after().joules().isPresent()) {
      parts.add(part(both, "energy", "%.2f J", l -> l.joules().orElse(0.0)));
    }
    return String.join("; ", parts);
  }

  private static String part(
      LaunchesPart both, String name, String form, Function<LaunchPart, Double> what) {
    return String.format(
        Locale.ROOT,
        name + " " + form + " \u2192 " + form,
        what.apply(both.before()),
        what.apply(both.after()));
  }

  static String sentence(WholePart whole) {
    return String.format(
        Locale.ROOT,
        "As a whole %s is %.3fx as fast as before, %.3f to %.3f over %d pairs of runs; by Amdahl's"
            + " law %.3fx was to be expected.",
        whole.workload(),
        whole.ratio(),
        whole.low(),
        whole.high(),
        whole.pairs(),
        whole.expected());
  }

  static String bytes(double bytes) {
    return String.format(Locale.ROOT, "%,.0f B", bytes);
  }
}
