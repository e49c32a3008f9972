package dev.hasten.agent;

import dev.hasten.agent.ledger.LedgerEntry;
import dev.hasten.target.Module;
import dev.hasten.target.Target;
import dev.hasten.target.git.GitException;
import dev.hasten.target.git.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.stream.Stream;

/** The branch that accepted rewrites are committed on, first in the private clone. */
final class Branch {
  private final String name;
  private final Path home;
  private final Run run;
  private final String tool;

  private Branch(String name, Path home, Run run, String tool) {
    this.name = name;
    this.home = home;
    this.run = run;
    this.tool = tool;
  }

  static Branch of(Target target, Path home, Run run) {
    return new Branch("hasten/" + run.name(), home, run, run.tool());
  }

  /** The repository that the branch is handed to. */
  Path home() {
    return home;
  }

  /**
   * Commits a rewrite, hands the branch over, and gives the target that stands on it.
   *
   * @throws GitException if the repository cannot be written
   */
  Target commit(Target target, Accepted accepted) throws GitException {
    String commit;
    try (Repository clone = Repository.open(target.root())) {
      commit =
          clone.commit(
              accepted.files(),
              CommitText.of(accepted.part(), run.name(), tool),
              clone.author(Instant.now()));
      clone.branch(name, commit);
      if (!Files.exists(home)) {
        clone.cloneTo(home, target.commit()).close();
      }
      clone.handOver(home, name);
    }
    run.write(new LedgerEntry.Committed(accepted.proposal().id(), commit, name));
    run.tell(new RunEvent.Step("committed on " + name + " in " + home));
    install(target, accepted);
    return new Target(
        target.name(),
        target.origin(),
        target.root(),
        commit,
        target.jdk(),
        target.maven(),
        target.modules(),
        target.notes());
  }

  /** From here on the accepted classes are the original's. */
  private static void install(Target target, Accepted accepted) {
    Module module = accepted.in(target);
    try (Stream<Path> files = Files.walk(accepted.classes())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path place = module.classes().resolve(accepted.classes().relativize(file));
        Files.createDirectories(place.getParent());
        Files.copy(file, place, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
