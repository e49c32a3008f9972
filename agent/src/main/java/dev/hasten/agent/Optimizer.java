package dev.hasten.agent;

import dev.hasten.agent.Optimized.Ending;
import dev.hasten.agent.ledger.LedgerEntry;
import dev.hasten.agent.options.Option;
import dev.hasten.agent.options.Settings;
import dev.hasten.agent.report.RunReport;
import dev.hasten.judge.Bench;
import dev.hasten.judge.Judge;
import dev.hasten.judge.JudgeSettings;
import dev.hasten.profiling.Hotspot;
import dev.hasten.profiling.Profile;
import dev.hasten.profiling.ProfilingException;
import dev.hasten.profiling.hotspot.Hotspots;
import dev.hasten.replay.EntryChoice;
import dev.hasten.replay.EntryFinder;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.sandbox.SandboxUnavailableException;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.Target;
import dev.hasten.target.git.GitException;
import dev.hasten.target.open.TargetException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The whole way from a repository to a branch of accepted rewrites.
 *
 * <p>Open and build the target; profile it; work on its hotspots, best first, until a rewrite is
 * accepted; commit that and profile again, since the next hotspot may be another one; end when no
 * hotspot has anything left to offer, or the time is up.
 */
public final class Optimizer {
  private final Settings settings;
  private final Run run;
  private final Workplace workplace;
  private final Set<MethodRef> exhausted = new HashSet<>();

  private Optimizer(Settings settings, Run run, Workplace workplace) {
    this.settings = settings;
    this.run = run;
    this.workplace = workplace;
  }

  /**
   * Optimizes a target.
   *
   * @param target what the user named
   * @param tool version of Hasten
   * @throws TargetException if the target cannot be opened or built
   * @throws SandboxUnavailableException if nothing can confine candidate code here
   * @throws ProfilingException if its workload cannot be profiled
   * @throws GitException if the branch cannot be written
   */
  public static Optimized optimize(
      String target, Settings settings, String tool, Consumer<RunEvent> events)
      throws TargetException, SandboxUnavailableException, ProfilingException, GitException {
    Workplace workplace = Workplace.of(target, settings);
    try (Run run = Run.begin(workplace.state(), target, settings, tool, events);
        Interruption ignored = Interruption.telling(run)) {
      return new Optimizer(settings, run, workplace).run();
    }
  }

  private Optimized run()
      throws TargetException, SandboxUnavailableException, ProfilingException, GitException {
    try (Sandbox sandbox = workplace.sandbox()) {
      Target target =
          run.stage("open", "Opening " + workplace.name(), () -> workplace.open(sandbox, run));
      Branch branch = Branch.of(target, workplace.home(target), run);
      Proposers proposers = Proposers.of(settings, run);
      for (int round = 1; !run.isOver(); round++) {
        try (Judge judge = judge(target, sandbox)) {
          if (round == 1) {
            run.write(Opening.of(judge, target, sandbox, run));
          }
          Hotspots hotspots = profile(target, sandbox, judge, round);
          if (settings.flag(Option.DRY_RUN)) {
            break;
          }
          Optional<Accepted> accepted = firstAccepted(judge, hotspots, proposers);
          if (accepted.isEmpty()) {
            break;
          }
          target = branch.commit(target, accepted.get());
        }
      }
      Ending ending = run.isOver() ? Ending.TIME : proposers.ending();
      RunReport report = run.end(ending == Ending.TIME ? "the time was up" : "");
      return new Optimized(report, run.folder(), branch.home(), ending);
    }
  }

  private Judge judge(Target target, Sandbox sandbox) {
    JudgeSettings judgeSettings =
        workplace.judgeSettings(Narrowing.testClasses(target, settings.list(Option.TESTS)));
    return Judge.open(target, sandbox, judgeSettings, text -> run.tell(new RunEvent.Step(text)));
  }

  private Hotspots profile(Target target, Sandbox sandbox, Judge judge, int round)
      throws ProfilingException {
    Profile profile =
        run.stage(
            "profile",
            "Profiling " + workplace.workload().phrase(),
            () ->
                workplace.profile(
                    target,
                    sandbox,
                    judge.bench().tests(),
                    run.folder().resolve("profile" + round)));
    Hotspots hotspots = workplace.rank(profile, target);
    profile.notes().forEach(run::note);
    hotspots.notes().forEach(run::note);
    run.write(
        new LedgerEntry.Profiled(
            round,
            profile.engine().word(),
            hotspots.phrase(),
            hotspots.ranked().stream().map(Parts::hotspot).toList(),
            hotspots.excluded().stream().limit(20).map(Parts::exclusion).toList()));
    hotspots.ranked().forEach(h -> run.tell(new RunEvent.Step(Workplace.line(h))));
    return hotspots;
  }

  /** Works on the hotspots, best first, up to the first rewrite that is accepted. */
  private Optional<Accepted> firstAccepted(Judge judge, Hotspots hotspots, Proposers proposers) {
    List<Hotspot> left =
        hotspots.ranked().stream().filter(h -> !exhausted.contains(h.method())).toList();
    Map<MethodRef, EntryChoice> entries = entries(judge.bench(), left);
    for (Hotspot hotspot : left) {
      EntryChoice entry = entries.get(hotspot.method());
      if (entry == null || run.isOver()) {
        return Optional.empty();
      }
      HotspotWork work = new HotspotWork(run, settings, judge, hotspots, hotspot, entry, proposers);
      Optional<Accepted> accepted = work.firstAccepted();
      if (accepted.isPresent()) {
        return accepted;
      }
      exhausted.add(hotspot.method());
    }
    return Optional.empty();
  }

  /** The entries of all hotspots, which share the runs of the tests that find them. */
  private Map<MethodRef, EntryChoice> entries(Bench bench, List<Hotspot> hotspots) {
    Map<Module, List<Hotspot>> byModule = new LinkedHashMap<>();
    hotspots.forEach(h -> byModule.computeIfAbsent(h.module(), m -> new ArrayList<>()).add(h));
    EntryFinder finder = new EntryFinder(bench.recorder());
    Map<MethodRef, EntryChoice> entries = new HashMap<>();
    byModule.forEach(
        (module, some) -> {
          if (!run.isOver()) {
            run.tell(new RunEvent.Step("recording how the tests call " + some.size() + " methods"));
            Instant start = Instant.now();
            entries.putAll(finder.findAll(some, bench.workload(module)));
            run.spent("entry", Duration.between(start, Instant.now()));
          }
        });
    return entries;
  }
}
