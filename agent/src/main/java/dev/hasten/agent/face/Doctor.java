package dev.hasten.agent.face;

import dev.hasten.agent.RunEvent;
import dev.hasten.agent.model.ModelSettingException;
import dev.hasten.agent.model.ModelSettings;
import dev.hasten.agent.options.Option;
import dev.hasten.agent.options.Settings;
import dev.hasten.agent.options.Sources;
import dev.hasten.agent.report.Reports;
import dev.hasten.benchmarks.ThisMachine;
import dev.hasten.benchmarks.pairs.MachineNoise;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.sandbox.SandboxUnavailableException;
import dev.hasten.target.Jdk;
import dev.hasten.target.open.Jdks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Looks at the machine and the settings, and says of each finding what to do. */
final class Doctor {
  private static final long ROOM = 2L << 30;
  private static final Duration NOISE = Duration.ofSeconds(28);

  /** Above this a gain that many would want goes unnoticed. */
  private static final double NOISY = 1.10;

  private Doctor() {}

  /**
   * One finding.
   *
   * @param name what was looked at
   * @param state OK, WARN or FAIL
   * @param finding what was found
   * @param remedy what to do; empty where nothing needs doing
   */
  record Check(String name, String state, String finding, String remedy) {}

  /** Everything found. */
  record Examination(List<Check> checks, Map<String, Settings.Value> settings) {}

  static Answer examine(Settings settings, Consumer<RunEvent> events) {
    events.accept(new RunEvent.Stage("Looking at this machine"));
    List<Check> checks = new ArrayList<>();
    for (Sandbox.Preference backend :
        List.of(Sandbox.Preference.BUBBLEWRAP, Sandbox.Preference.UNSHARE)) {
      checks.add(sandbox(backend));
    }
    boolean confined = checks.stream().anyMatch(c -> c.state.equals("OK"));
    if (confined) {
      checks.replaceAll(
          c -> c.state.equals("FAIL") ? new Check(c.name, "WARN", c.finding, c.remedy) : c);
    }
    List<Jdk> jdks = Jdks.installed(Sources.variables());
    checks.add(
        new Check(
            "JDKs",
            jdks.isEmpty() ? "FAIL" : "OK",
            jdks.stream()
                .map(j -> j.version() + " in " + j.home())
                .collect(Collectors.joining(", ")),
            jdks.isEmpty() ? "Install a JDK 17 or later." : ""));
    checks.add(processors());
    checks.add(disk());
    checks.add(model(settings));
    if (confined && !jdks.isEmpty() && !settings.flag(Option.SKIP_NOISE)) {
      events.accept(new RunEvent.Stage("Timing identical programs for half a minute"));
      checks.add(noise(settings, jdks.get(0), events));
    }
    ExitCode code =
        checks.stream().anyMatch(c -> c.state.equals("FAIL"))
            ? ExitCode.ENVIRONMENT
            : ExitCode.DONE;
    Examination all =
        new Examination(
            checks,
            settings.all().entrySet().stream()
                .collect(
                    Collectors.toMap(
                        e -> e.getKey().key(),
                        Map.Entry::getValue,
                        (a, b) -> a,
                        java.util.TreeMap::new)));
    return new Answer(
        code, settings.flag(Option.JSON) ? Reports.json(all) : text(checks, settings));
  }

  private static Check sandbox(Sandbox.Preference backend) {
    String name = "sandbox " + backend.name().toLowerCase(Locale.ROOT);
    try (Sandbox sandbox = Sandbox.open(backend, Sandbox.defaultScratch())) {
      return new Check(
          name,
          "OK",
          sandbox.description()
              + " keeps its self-test"
              + (sandbox.filtersSystemCalls() ? ", system calls filtered" : ""),
          "");
    } catch (SandboxUnavailableException e) {
      Explanation explanation = Explanation.of(e);
      return new Check(
          name,
          "FAIL",
          e.attempts().get(0).detail(),
          explanation.remedy().orElse("").lines().findFirst().orElse(""));
    }
  }

  private static Check noise(Settings settings, Jdk jdk, Consumer<RunEvent> events) {
    Optional<MachineNoise> noise;
    try (Sandbox sandbox = Sandbox.open(Sandbox.Preference.AUTO, Sandbox.defaultScratch())) {
      noise =
          MachineNoise.measure(
              sandbox,
              jdk,
              new ThisMachine(
                  why -> events.accept(new RunEvent.Step("waiting for " + why)), t -> {}),
              NOISE,
              settings.number(Option.SEED));
    } catch (SandboxUnavailableException e) {
      return new Check("noise", "WARN", "not measured", Explanation.of(e).message());
    }
    return noise
        .map(
            n ->
                new Check(
                    "noise",
                    n.smallest() > NOISY ? "WARN" : "OK",
                    String.format(
                        Locale.ROOT,
                        "identical programs differ by %.1f %% from launch to launch (SD of %d pairs,"
                            + " mean %+.1f %%); a speedup of %.3fx can be told here",
                        100 * n.sample().sd(),
                        n.pairs(),
                        100 * n.sample().mean(),
                        n.smallest()),
                    n.smallest() > NOISY
                        ? "Let nothing else run on the machine while Hasten measures."
                        : ""))
        .orElseGet(
            () ->
                new Check(
                    "noise",
                    "WARN",
                    "too few launches in half a minute to tell",
                    "Let nothing else run on the machine while Hasten measures."));
  }

  private static Check processors() {
    int count = Runtime.getRuntime().availableProcessors();
    return new Check(
        "processors",
        count < 2 ? "WARN" : "OK",
        count + " available",
        count < 2 ? "Timing is steadier with two or more." : "");
  }

  private static Check disk() {
    Path scratch = Sandbox.defaultScratch();
    Path existing = scratch;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    long free = existing.toFile().getUsableSpace();
    return new Check(
        "disk",
        free < ROOM ? "FAIL" : "OK",
        (free >> 20) + " MB free for " + scratch,
        free < ROOM ? "Make room, or set TMPDIR to another disk." : "");
  }

  private static Check model(Settings settings) {
    try {
      return ModelSettings.from(settings)
          .map(m -> new Check("model", "OK", m.name() + " is configured", ""))
          .orElse(new Check("model", "OK", "none: the catalogue of rewrites works alone", ""));
    } catch (ModelSettingException e) {
      Explanation explanation = Explanation.of(e);
      return new Check("model", "FAIL", explanation.message(), explanation.remedy().orElse(""));
    }
  }

  private static String text(List<Check> checks, Settings settings) {
    StringBuilder text = new StringBuilder();
    for (Check check : checks) {
      text.append(
          String.format(Locale.ROOT, "%-4s  %-18s %s%n", check.state, check.name, check.finding));
      if (!check.remedy.isEmpty()) {
        text.append("                         ").append(check.remedy).append('\n');
      }
    }
    text.append('\n');
    settings
        .all()
        .forEach(
            (option, value) ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%-16s %-20s from %s%n",
                        option.key(),
                        value.text().isEmpty() ? "-" : value.text(),
                        value.origin())));
    return text.toString();
  }
}
