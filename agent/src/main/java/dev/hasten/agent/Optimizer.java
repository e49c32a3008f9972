package dev.hasten.agent;

import dev.hasten.agent.Optimized.Ending;
import dev.hasten.agent.ledger.LedgerEntry;
import dev.hasten.agent.model.ModelSettings;
import dev.hasten.agent.options.Option;
import dev.hasten.agent.options.Settings;
import dev.hasten.agent.report.RunReport;
import dev.hasten.judge.Judge;
import dev.hasten.judge.JudgeSettings;
import dev.hasten.profiling.Profile;
import dev.hasten.profiling.ProfilingException;
import dev.hasten.profiling.hotspot.Hotspots;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.sandbox.SandboxUnavailableException;
import dev.hasten.target.Target;
import dev.hasten.target.git.GitException;
import dev.hasten.target.open.TargetException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The whole way from a repository to a branch of accepted rewrites.
 *
 * <p>Open and build the target; profile it; work on its hotspots, best first, until a rewrite is
 * accepted; commit that and profile again, since the next hotspot may be another one; end when no
 * hotspot has anything left to offer, or the time is up.
 */
public final class Optimizer {
  /** Hotspots with nothing to propose are passed over, up to this many. */
  private static final int LOOKED_AT = 200;

  private final Settings settings;
  private final Run run;
  private final Workplace workplace;
  private final Round.Progress progress = Round.Progress.none();

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
    Optional<ModelSettings> model = ModelSettings.from(settings);
    try (Run run = Run.begin(workplace.madeState(), target, settings, tool, events);
        Interruption ignored = Interruption.telling(run)) {
      try {
        return new Optimizer(settings, run, workplace).run(model);
      } catch (Exception | Error e) {
        run.tellSoFar();
        throw e;
      }
    }
  }

  private Optimized run(Optional<ModelSettings> model)
      throws TargetException, SandboxUnavailableException, ProfilingException, GitException {
    try (Sandbox sandbox = workplace.sandbox()) {
      Target target =
          run.stage("open", "Opening " + workplace.name(), () -> workplace.open(sandbox, run));
      Branch branch = Branch.of(target, workplace.home(target), run);
      EndToEnd endToEnd = new EndToEnd(run, sandbox);
      Proposers proposers = Proposers.of(model, run);
      Loosening.of(settings).words().forEach(w -> run.note("Not minded, as asked: " + w));
      for (int number = 1; !run.isOver(); number++) {
        try (Judge judge = judge(target, sandbox)) {
          if (number == 1) {
            run.write(Opening.of(judge, target, sandbox, run));
          }
          Hotspots hotspots;
          try {
            hotspots = profile(target, sandbox, judge, number);
          } catch (ProfilingException e) {
            if (number == 1) {
              throw e;
            }
            // What was committed stands.
            run.note("The profile could not be taken again: " + e.getMessage());
            break;
          }
          if (settings.flag(Option.DRY_RUN)) {
            return dry(round(judge, proposers, hotspots), branch);
          }
          Optional<Accepted> accepted = round(judge, proposers, hotspots).firstAccepted();
          if (accepted.isEmpty()) {
            break;
          }
          endToEnd.accepted(accepted.get().in(target), accepted.get());
          target = branch.commit(target, accepted.get());
        }
      }
      endToEnd.time(
          target,
          sandbox,
          workplace.workload(),
          Narrowing.testClasses(target, settings.list(Option.TESTS)));
      Ending ending = run.isOver() ? Ending.TIME : proposers.ending();
      RunReport report = run.end(ending == Ending.TIME ? "the time was up" : "");
      return new Optimized(report, run.folder(), branch.home(), ending);
    }
  }

  /** Proposes what the catalogue has for each hotspot, and leaves it at that. */
  private Optimized dry(Round round, Branch branch) {
    int proposals = round.proposeOnly();
    RunReport report = run.end("a dry run: " + proposals + " proposed, none judged");
    return new Optimized(report, run.folder(), branch.home(), Ending.DONE);
  }

  private Round round(Judge judge, Proposers proposers, Hotspots hotspots) {
    return new Round(run, settings, judge, proposers, hotspots, progress);
  }

  private Judge judge(Target target, Sandbox sandbox) {
    JudgeSettings judgeSettings =
        workplace.judgeSettings(
            Narrowing.testClasses(target, settings.list(Option.TESTS)),
            settings.decimal(Option.MIN_GAIN));
    return Judge.open(target, sandbox, judgeSettings, text -> run.tell(new RunEvent.Step(text)));
  }

  private Hotspots profile(Target target, Sandbox sandbox, Judge judge, int number)
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
                    run.folder().resolve("profile" + number)));
    Hotspots hotspots = workplace.rank(profile, target, LOOKED_AT);
    profile.notes().forEach(run::note);
    hotspots.notes().forEach(run::note);
    run.write(
        new LedgerEntry.Profiled(
            number,
            profile.engine().word(),
            hotspots.phrase(),
            hotspots.ranked().stream().map(Parts::hotspot).toList(),
            hotspots.excluded().stream().limit(20).map(Parts::exclusion).toList()));
    return hotspots;
  }
}
