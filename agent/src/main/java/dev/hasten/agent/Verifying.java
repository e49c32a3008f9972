package dev.hasten.agent;

import dev.hasten.agent.options.Option;
import dev.hasten.agent.options.Settings;
import dev.hasten.agent.report.Reports;
import dev.hasten.agent.report.RunReport.EnvironmentPart;
import dev.hasten.agent.report.VerifyReport;
import dev.hasten.benchmarks.jmh.JmhBenchmark;
import dev.hasten.judge.Change;
import dev.hasten.judge.Judge;
import dev.hasten.judge.Rejection;
import dev.hasten.judge.Verdict;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.sandbox.SandboxUnavailableException;
import dev.hasten.target.Target;
import dev.hasten.target.edit.Patch;
import dev.hasten.target.git.FileChange;
import dev.hasten.target.git.GitException;
import dev.hasten.target.git.Repository;
import dev.hasten.target.open.TargetException;
import dev.hasten.verification.Counterexample;
import dev.hasten.verification.Gate;
import dev.hasten.verification.PolicyGate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/** Gives a verdict on a change that is there already: two commits, a patch file, or a work tree. */
public final class Verifying {
  /** Gain, in percent, that is worth finding in somebody's change, however little it is. */
  private static final double LEAST_GAIN = 2;

  private Verifying() {}

  /**
   * A verdict and where it was written.
   *
   * @param folder holds {@code verdict.json} and {@code verdict.md}
   */
  public record Verified(VerifyReport report, Path folder) {}

  /**
   * Judges a change.
   *
   * @param change {@code BASE..HEAD}, a patch file, or nothing for what the work tree changes
   * @param tool version of Hasten
   * @throws TargetException if the repository cannot be opened or built
   * @throws SandboxUnavailableException if nothing can confine the change here
   * @throws GitException if the change cannot be read
   */
  public static Verified verify(
      Optional<String> change, Settings settings, String tool, Consumer<RunEvent> events)
      throws TargetException, SandboxUnavailableException, GitException {
    return verify(change, settings, tool, events, (judge, one) -> judge.judge(one));
  }

  /**
   * Judges what a change does and times nothing: see {@link Judge#behaviour}.
   *
   * @param change as for {@link #verify}
   * @param tool version of Hasten
   * @throws TargetException if the repository cannot be opened or built
   * @throws SandboxUnavailableException if nothing can confine the change here
   * @throws GitException if the change cannot be read
   */
  public static Verified behaviour(
      Optional<String> change, Settings settings, String tool, Consumer<RunEvent> events)
      throws TargetException, SandboxUnavailableException, GitException {
    return verify(
        change, settings, tool, events, (judge, one) -> judge.before(Gate.MEASUREMENT, one));
  }

  private static Verified verify(
      Optional<String> change,
      Settings settings,
      String tool,
      Consumer<RunEvent> events,
      BiFunction<Judge, Change, Verdict> judging)
      throws TargetException, SandboxUnavailableException, GitException {
    Path folder = settings.path(Option.REPO).orElse(Path.of("").toAbsolutePath());
    Workplace workplace = Workplace.of(folder.toString(), settings);
    Consumer<String> steps = text -> events.accept(new RunEvent.Step(text));
    Given given = given(folder, change);
    events.accept(new RunEvent.Stage("Opening " + folder + " at " + given.base));
    try (Sandbox sandbox = workplace.sandbox()) {
      Path state = workplace.madeState();
      Target target =
          workplace.open(sandbox, Optional.of(given.base), state.resolve("build.log"), steps);
      Given resolved = given.changes.isEmpty() ? fromPatch(target, Path.of(given.name)) : given;
      List<String> notes = new ArrayList<>(target.notes());
      Patch patch = mainSources(target, resolved.changes, notes);
      events.accept(new RunEvent.Stage("Judging " + given.name));
      try (Judge judge =
          Judge.open(
              target,
              sandbox,
              workplace.judgeSettings(
                  Narrowing.testClasses(target, settings.list(Option.TESTS)), LEAST_GAIN),
              steps)) {
        Verdict verdict = judging.apply(judge, new Change(given.name, patch, Optional.empty()));
        verdict.rejection().flatMap(Rejection::counterexample).ifPresent(c -> write(c, state));
        Optional<String> benchmark = verdict.evidence().benchmark().map(b -> write(b, state));
        VerifyReport report = report(verdict, given, target, sandbox, tool, notes, benchmark);
        Reports.write(report, state);
        return new Verified(report, state);
      }
    }
  }

  /**
   * A change as it was named.
   *
   * @param name how
   * @param base the commit that it starts from
   * @param changes texts before and after by path; empty where a patch file is yet to be applied
   */
  private record Given(String name, String base, Map<Path, FileChange> changes) {}

  private static Given given(Path folder, Optional<String> change) throws GitException {
    try (Repository repository = Repository.open(folder)) {
      if (change.isEmpty()) {
        String head = repository.resolve("HEAD");
        SortedMap<Path, FileChange> changes = repository.changedInWorkTree(head);
        if (changes.isEmpty()) {
          throw new NothingToJudgeException("the work tree changes nothing against HEAD");
        }
        return new Given("the work tree", head, changes);
      }
      String text = change.get();
      int dots = text.indexOf("..");
      if (dots < 0) {
        if (!Files.isRegularFile(Path.of(text))) {
          throw new NothingToJudgeException(text + " is neither BASE..HEAD nor a patch file");
        }
        return new Given(text, repository.resolve("HEAD"), Map.of());
      }
      String base = repository.resolve(text.substring(0, dots));
      String end = text.substring(dots).replaceFirst("^\\.+", "");
      String head = repository.resolve(end.isEmpty() ? "HEAD" : end);
      SortedMap<Path, FileChange> changes = repository.changedFiles(base, head);
      if (changes.isEmpty()) {
        throw new NothingToJudgeException(
            "there is no change between " + text.replace("..", " and "));
      }
      return new Given(text, base, changes);
    }
  }

  /** Applies a patch file in the private clone and reads what it changed. */
  private static Given fromPatch(Target target, Path file) throws GitException {
    try (Repository clone = Repository.open(target.root())) {
      String commit = clone.apply(file.toAbsolutePath(), "patch", clone.author(Instant.now()));
      Map<Path, FileChange> changes = clone.changedFiles(target.commit(), commit);
      clone.checkout(target.commit());
      return new Given(file.toString(), target.commit(), changes);
    }
  }

  /**
   * The part of a change that can be judged: main Java sources. The tests stay those of the base.
   */
  private static Patch mainSources(
      Target target, Map<Path, FileChange> changes, List<String> notes) {
    Map<Path, Optional<String>> files = new LinkedHashMap<>();
    changes.forEach(
        (path, change) -> {
          boolean judged =
              change.regular()
                  && path.toString().endsWith(".java")
                  && PolicyGate.moduleOf(target, path).isPresent();
          if (judged) {
            files.put(path, change.after());
          } else {
            notes.add(
                path + " is not a main Java source: it was not judged, and the base's was used");
          }
        });
    if (files.isEmpty()) {
      throw new NothingToJudgeException("it changes no main Java source");
    }
    return new Patch(files);
  }

  private static void write(Counterexample shown, Path state) {
    Path file = state.resolve("Counterexample.java");
    try {
      Files.writeString(file, shown.source());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }

  private static String write(JmhBenchmark benchmark, Path state) {
    Path folder = state.resolve("benchmark");
    try {
      benchmark.writeTo(folder);
      Files.writeString(folder.resolve("README.md"), benchmark.readme());
      return folder.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the benchmark into " + folder, e);
    }
  }

  private static VerifyReport report(
      Verdict verdict,
      Given given,
      Target target,
      Sandbox sandbox,
      String tool,
      List<String> notes,
      Optional<String> benchmark) {
    notes.addAll(verdict.evidence().notes());
    return new VerifyReport(
        VerifyReport.SCHEMA,
        tool,
        verdict.ruling().word(),
        verdict.sentence(),
        given.name,
        target.commit(),
        verdict.rejection().map(r -> r.gate().word()),
        verdict.rejection().map(Rejection::evidence).orElse(""),
        VerdictParts.difference(verdict),
        verdict.evidence().loosenings().words(),
        VerdictParts.gates(verdict),
        VerdictParts.methods(verdict),
        Parts.checks(verdict.evidence()),
        Parts.seconds(verdict.evidence()),
        new EnvironmentPart(Opening.fingerprint(target, sandbox), sandbox.description(), ""),
        notes,
        benchmark,
        verdict.rejection().flatMap(Parts::counterexample));
  }
}
