package dev.hasten.agent;

import dev.hasten.agent.ledger.LedgerEntry;
import dev.hasten.agent.options.Option;
import dev.hasten.agent.options.Settings;
import dev.hasten.agent.report.RunReport;
import dev.hasten.agent.report.RunReport.EnvironmentPart;
import dev.hasten.agent.report.RunReport.TargetPart;
import dev.hasten.profiling.Profile;
import dev.hasten.profiling.ProfilingException;
import dev.hasten.profiling.hotspot.Hotspots;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.sandbox.SandboxUnavailableException;
import dev.hasten.target.Target;
import dev.hasten.target.open.TargetException;
import dev.hasten.target.test.TestRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Looks without changing anything: the profile of a target, and the report of an earlier run. */
public final class Surveying {
  private Surveying() {}

  /**
   * Profiles a target and ranks its hotspots.
   *
   * @param tool version of Hasten
   * @throws TargetException if the target cannot be opened or built
   * @throws SandboxUnavailableException if nothing can confine it here
   * @throws ProfilingException if its workload cannot be profiled
   */
  public static Told profile(
      String target, Settings settings, String tool, Consumer<RunEvent> events)
      throws TargetException, SandboxUnavailableException, ProfilingException {
    Workplace workplace = Workplace.of(target, settings);
    try (Run run = Run.begin(workplace.madeState(), target, settings, tool, events);
        Sandbox sandbox = workplace.sandbox()) {
      Target opened =
          run.stage("open", "Opening " + workplace.name(), () -> workplace.open(sandbox, run));
      run.write(
          new LedgerEntry.Opened(
              new TargetPart(
                  opened.name(),
                  opened.commit(),
                  Optional.empty(),
                  opened.jdk().version(),
                  opened.modules().size(),
                  0,
                  0),
              new EnvironmentPart(
                  Opening.fingerprint(opened, sandbox), sandbox.description(), "")));
      Profile profile =
          run.stage(
              "profile",
              "Profiling " + workplace.workload().phrase(),
              () ->
                  workplace.profile(
                      opened,
                      sandbox,
                      new TestRunner(sandbox, opened),
                      run.folder().resolve("profile1")));
      Hotspots hotspots =
          workplace.rank(profile, opened, (int) Math.max(1, settings.number(Option.HOTSPOTS)));
      profile.notes().forEach(run::note);
      hotspots.notes().forEach(run::note);
      run.write(
          new LedgerEntry.Profiled(
              1,
              profile.engine().word(),
              hotspots.phrase(),
              hotspots.ranked().stream().map(Parts::hotspot).toList(),
              hotspots.excluded().stream().map(Parts::exclusion).toList()));
      RunReport report = run.end("profiled only");
      return new Told(report, run.folder(), workplace.home(opened));
    }
  }

  /**
   * An earlier run.
   *
   * @param report all it has to tell
   * @param folder where it is
   * @param repository the target's root
   */
  public record Told(RunReport report, Path folder, Path repository) {}

  /**
   * Writes the reports of an earlier run again.
   *
   * @param name of the run; nothing for the last one
   * @throws NoSuchRunException if there is none
   */
  public static Told again(Optional<String> name, Settings settings) {
    Path folder = folder(name, settings);
    return new Told(Run.report(folder), folder, root(settings));
  }

  private static Path root(Settings settings) {
    return settings.path(Option.REPO).orElse(Path.of("").toAbsolutePath());
  }

  /**
   * The folder of an earlier run.
   *
   * @param name of the run, or its folder; nothing for the last one
   * @throws NoSuchRunException if there is none
   */
  static Path folder(Optional<String> name, Settings settings) {
    Path usual = root(settings).resolve(".hasten").resolve("runs");
    Path runs =
        settings
            .path(Option.OUT)
            .map(out -> out.resolve("runs"))
            .filter(Files::isDirectory)
            .orElse(usual);
    return name.map(runs::resolve)
        .or(() -> last(runs))
        .filter(f -> Files.isRegularFile(f.resolve("ledger.jsonl")))
        .or(() -> name.map(Path::of).filter(f -> Files.isRegularFile(f.resolve("ledger.jsonl"))))
        .orElseThrow(() -> new NoSuchRunException(runs, name));
  }

  private static Optional<Path> last(Path runs) {
    if (!Files.isDirectory(runs)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.list(runs)) {
      return folders.max(Comparator.naturalOrder());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
