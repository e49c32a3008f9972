package dev.hasten.agent.face;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.hasten.agent.Exporting;
import dev.hasten.agent.Optimized;
import dev.hasten.agent.Optimizer;
import dev.hasten.agent.RunEvent;
import dev.hasten.agent.Surveying;
import dev.hasten.agent.Verifying;
import dev.hasten.agent.options.Option;
import dev.hasten.agent.options.Settings;
import dev.hasten.agent.report.Reports;
import dev.hasten.agent.report.RunReport;
import dev.hasten.agent.report.VerifyReport;
import dev.hasten.profiling.ProfilingException;
import dev.hasten.sandbox.SandboxUnavailableException;
import dev.hasten.target.git.GitException;
import dev.hasten.target.open.TargetException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Does what a face was told. */
public final class Engine {
  private Engine() {}

  /** Version of Hasten. */
  public static String version() {
    String version = Engine.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  /**
   * Does a verb.
   *
   * @param argument what it is done to, where the user named it
   * @param events told of progress
   * @throws EngineException around what stood in the way; {@link Explanation} has the sentence
   */
  public static Answer run(
      Verb verb, Optional<String> argument, Settings settings, Consumer<RunEvent> events) {
    try {
      return switch (verb) {
        case OPTIMIZE -> optimize(argument.orElse("."), settings, events);
        case VERIFY -> verify(argument, settings, events);
        case PROFILE ->
            survey(Surveying.profile(argument.orElse("."), settings, version(), events), settings);
        case REPORT -> report(argument, settings);
        case EXPORT -> export(argument, settings);
        case DOCTOR -> Doctor.examine(settings, events);
      };
    } catch (TargetException | SandboxUnavailableException | ProfilingException | GitException e) {
      throw new EngineException(e);
    }
  }

  private static Answer optimize(String target, Settings settings, Consumer<RunEvent> events)
      throws TargetException, SandboxUnavailableException, ProfilingException, GitException {
    Optimized done = Optimizer.optimize(target, settings, version(), events);
    ExitCode code =
        switch (done.ending()) {
          case DONE -> ExitCode.DONE;
          case TIME, BUDGET -> ExitCode.BUDGET;
          case MODEL -> ExitCode.MODEL;
        };
    return settings.flag(Option.JSON)
        ? new Answer(code, Reports.json(document(done.report(), done.folder(), done.repository())))
        : new Answer(code, text(done.report(), done.folder(), done.repository()));
  }

  /** A run's report with what scripts ask for first. */
  record Document(
      int acceptedCount,
      int rejectedCount,
      String repository,
      String reportPath,
      String markdownPath,
      @JsonUnwrapped RunReport report) {}

  /** A verdict with where it is to be read. */
  record VerdictDocument(String markdownPath, @JsonUnwrapped VerifyReport report) {}

  private static Document document(RunReport report, Path folder, Path repository) {
    return new Document(
        report.accepted().size(),
        report.rejected().size(),
        repository.toString(),
        folder.resolve("report.html").toString(),
        folder.resolve("report.md").toString(),
        report);
  }

  private static String text(RunReport report, Path folder, Path repository) {
    StringBuilder text = new StringBuilder(Reports.terminal(report));
    text.append("\nreport: ").append(folder.resolve("report.html")).append('\n');
    report
        .target()
        .branch()
        .ifPresent(
            b -> text.append("branch: ").append(b).append(" in ").append(repository).append('\n'));
    return text.append(report.ending()).append('\n').toString();
  }

  private static Answer verify(
      Optional<String> change, Settings settings, Consumer<RunEvent> events)
      throws TargetException, SandboxUnavailableException, GitException {
    Verifying.Verified verified = Verifying.verify(change, settings, version(), events);
    VerifyReport report = verified.report();
    ExitCode code =
        switch (report.verdict()) {
          case "faster", "same" -> ExitCode.DONE;
          default -> ExitCode.GATE;
        };
    return new Answer(
        code,
        settings.flag(Option.JSON)
            ? Reports.json(
                new VerdictDocument(verified.folder().resolve("verdict.md").toString(), report))
            : Reports.verdict(report));
  }

  private static Answer survey(Surveying.Told told, Settings settings) {
    return new Answer(
        ExitCode.DONE,
        settings.flag(Option.JSON)
            ? Reports.json(document(told.report(), told.folder(), told.repository()))
            : Reports.hotspots(told.report()));
  }

  private static Answer export(Optional<String> name, Settings settings) {
    Exporting.Exported exported = Exporting.tests(name, settings);
    if (settings.flag(Option.JSON)) {
      return new Answer(ExitCode.DONE, Reports.json(exported));
    }
    StringBuilder text = new StringBuilder();
    exported
        .files()
        .forEach(f -> text.append(exported.folder()).append('/').append(f.file()).append('\n'));
    exported.without().forEach(w -> text.append(w).append('\n'));
    return new Answer(
        ExitCode.DONE, text.append(exported.files().size()).append(" exported\n").toString());
  }

  private static Answer report(Optional<String> name, Settings settings) {
    Surveying.Told told = Surveying.again(name, settings);
    return new Answer(
        ExitCode.DONE,
        settings.flag(Option.JSON)
            ? Reports.json(document(told.report(), told.folder(), told.repository()))
            : text(told.report(), told.folder(), told.repository()));
  }
}
