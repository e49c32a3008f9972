package dev.hasten.evaluation;

import dev.hasten.agent.options.Sources;
import dev.hasten.judge.Change;
import dev.hasten.judge.Judge;
import dev.hasten.judge.JudgeSettings;
import dev.hasten.judge.Rejection;
import dev.hasten.judge.Verdict;
import dev.hasten.replay.Loosenings;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Target;
import dev.hasten.target.git.Author;
import dev.hasten.target.git.Repository;
import dev.hasten.target.open.OpenRequest;
import dev.hasten.target.open.TargetOpener;
import dev.hasten.target.open.TargetSpec;
import dev.hasten.verification.Gate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Puts cheats to the gates of behaviour, on a small project that is built once. */
final class CheatTrial implements AutoCloseable {
  private static final Author ANNE =
      new Author("Anne", "anne@example.com", OffsetDateTime.parse("2020-01-01T00:00:00Z"));

  private final Sandbox sandbox;
  private final Target target;
  private final Judge judge;

  private CheatTrial(Sandbox sandbox, Target target) {
    this.sandbox = sandbox;
    this.target = target;
    this.judge =
        Judge.open(
            target,
            sandbox,
            new JudgeSettings(1, Duration.ofMinutes(2), Set.of(), Loosenings.none(), 1.02),
            step -> {});
  }

  /** Copies the project, makes a repository of it and builds it. */
  static CheatTrial open(Path project, Path folder) throws Exception {
    Path copy = folder.resolve("shop");
    copy(project, copy);
    try (Repository repository = Repository.init(copy)) {
      repository.commitAll("one", ANNE);
    }
    Path scratch = Sandbox.defaultScratch();
    Sandbox sandbox = Sandbox.open(Sandbox.Preference.AUTO, scratch);
    try {
      Target target =
          new TargetOpener()
              .open(
                  new TargetSpec.Directory(copy),
                  new OpenRequest(
                      sandbox.newFolder("target"),
                      folder.resolve("build.log"),
                      scratch.resolve("cache"),
                      Optional.empty(),
                      Optional.empty(),
                      Sources.variables(),
                      false,
                      OpenRequest.USUAL_LIMIT,
                      step -> {}));
      return new CheatTrial(sandbox, target);
    } catch (Exception e) {
      sandbox.close();
      throw e;
    }
  }

  /** What became of a cheat. */
  record Result(Cheat cheat, Verdict verdict) {
    /** Whether one of the gates that should have rejected it did, for the reason it should. */
    boolean isRight() {
      return cheat.gates().contains(gate()) && said().contains(cheat.says());
    }

    /** Whether no gate of behaviour had anything to say. */
    boolean passed() {
      return verdict.rejection().map(r -> r.gate() == Gate.MEASUREMENT).orElse(true);
    }

    String gate() {
      return verdict.rejection().map(r -> r.gate().word()).orElse("");
    }

    String said() {
      return verdict.rejection().map(Result::text).orElse("");
    }

    private static String text(Rejection rejection) {
      return rejection.reason() + "\n" + rejection.evidence();
    }
  }

  Result put(Cheat cheat) {
    Change change = new Change(cheat.name(), cheat.patch(target.root()), Optional.empty());
    return new Result(cheat, judge.before(Gate.MEASUREMENT, change));
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      List<Path> all = files.filter(Files::isRegularFile).toList();
      for (Path file : all) {
        Path place = to.resolve(from.relativize(file).toString());
        Files.createDirectories(place.getParent());
        Files.copy(file, place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    judge.close();
    sandbox.close();
  }
}
