package dev.hasten.agent;

import dev.hasten.agent.dossier.Dossier;
import dev.hasten.profiling.Dimension;
import dev.hasten.profiling.Hotspot;
import dev.hasten.replay.Captures;
import dev.hasten.replay.EntryChoice;
import dev.hasten.target.source.SourceMethod;
import dev.hasten.target.source.Sources;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes down what a model is told of a hotspot. */
final class DossierWriter {
  private static final int CALLEES = 6;
  private static final int SHAPES = 12;

  private final Sources sources;

  DossierWriter(Sources sources) {
    this.sources = sources;
  }

  Dossier write(Prospect prospect, EntryChoice.Found found, List<String> attempts) {
    Hotspot hotspot = prospect.hotspot();
    SourceMethod source = prospect.source();
    return new Dossier(
        hotspot.method(),
        hotspot.method().className().replace('$', '.'),
        hotspot.module().compiler().release(),
        skeleton(prospect.unit(), sources.methods(source.file())),
        source.text(),
        callees(source, sources.methods(source.file())),
        shares(hotspot),
        inputs(found.captures()),
        prospect.findings().stream()
            .map(f -> f.mechanism() + " (mind: " + String.join("; ", f.hazards()) + ")")
            .toList(),
        attempts);
  }

  /** The unit with every method's body left out, and without comments. */
  private static String skeleton(String unit, List<SourceMethod> methods) {
    StringBuilder text = new StringBuilder(unit);
    List<SourceMethod> fromTheEnd = new ArrayList<>(methods);
    fromTheEnd.sort(Comparator.comparingInt(SourceMethod::start).reversed());
    int last = Integer.MAX_VALUE;
    for (SourceMethod method : fromTheEnd) {
      // A method inside another's body goes with it.
      if (method.body().isPresent() && method.end() <= last) {
        text.replace(method.body().get(), method.end(), "{ ... }");
        last = method.start();
      }
    }
    return text.toString()
        .replaceAll("(?s)/\\*.*?\\*/", "")
        .replaceAll("(?m)^\\s*//.*$", "")
        .replaceAll("(\\s*\\n){2,}", "\n");
  }

  private static List<String> callees(SourceMethod source, List<SourceMethod> methods) {
    return methods.stream()
        .filter(m -> !m.ref().equals(source.ref()))
        .filter(m -> source.text().contains(m.ref().name() + "("))
        .limit(CALLEES)
        .map(SourceMethod::text)
        .toList();
  }

  private static List<String> shares(Hotspot hotspot) {
    List<String> shares = new ArrayList<>();
    Hotspot.Share cpu = hotspot.share(Dimension.CPU);
    shares.add(
        String.format(
            Locale.ROOT,
            "CPU: %.1f %% self, %.1f %% with what it calls; allocation: %.1f %% self",
            100 * cpu.self(),
            100 * cpu.total(),
            100 * hotspot.share(Dimension.ALLOCATION).self()));
    hotspot.callers().stream()
        .limit(4)
        .forEach(
            c ->
                shares.add(
                    String.format(
                        Locale.ROOT, "called by %s (%.1f %%)", c.method(), 100 * c.share())));
    hotspot.lines().entrySet().stream()
        .sorted(Map.Entry.<Integer, Double>comparingByValue().reversed())
        .limit(6)
        .forEach(
            l ->
                shares.add(
                    String.format(
                        Locale.ROOT, "line %d: %.1f %%", l.getKey(), 100 * l.getValue())));
    return shares;
  }

  private static List<String> inputs(Captures captures) {
    List<String> lines = new ArrayList<>();
    lines.add(captures.calls() + " calls of " + captures.entry() + " seen");
    Map<String, Double> shapes =
        captures.samples().stream()
            .collect(
                Collectors.groupingBy(
                    Captures.Sample::shape, Collectors.summingDouble(s -> s.input().weight())));
    shapes.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(SHAPES)
        .forEach(s -> lines.add(s.getKey()));
    return lines;
  }
}
