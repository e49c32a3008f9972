package dev.hasten.target.open;

import dev.hasten.sandbox.HostCommand;
import dev.hasten.sandbox.Outcome;
import dev.hasten.target.Jdk;
import dev.hasten.target.git.Author;
import dev.hasten.target.git.GitException;
import dev.hasten.target.git.Repository;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lays a published library out as a repository with one commit. */
final class CentralLibrary {
  /** A fixed time, so that the same library always is the same commit. */
  private static final OffsetDateTime EPOCH = OffsetDateTime.parse("2000-01-01T00:00:00Z");

  private static final String EFFECTIVE_POM =
      "org.apache.maven.plugins:maven-help-plugin:3.5.1:effective-pom";
  private static final int LEAST_LEVEL = 8;
  private static final Pattern TEST_ERROR =
      Pattern.compile("^\\[ERROR] (\\S*?/src/test/java/\\S+\\.java):\\[\\d+,\\d+]");

  private final URI central;
  private final TargetSpec.Central library;
  private final OpenRequest request;
  private final List<String> notes;
  private final Downloads downloads = new Downloads();

  CentralLibrary(URI central, TargetSpec.Central library, OpenRequest request, List<String> notes) {
    this.central = central;
    this.library = library;
    this.request = request;
    this.notes = notes;
  }

  /** The repository at the folder; one that an earlier run left there is used again. */
  Repository layOut(Path folder) throws TargetException, GitException, IOException {
    if (Files.isDirectory(folder.resolve(".git"))) {
      Repository left = Repository.open(folder);
      if (left.base().isPresent()) {
        left.branch(TargetOpener.WORK_BRANCH, left.base().get());
        return left;
      }
      left.close();
    }
    Folders.delete(folder);
    Path pom = require(".pom", new TargetProblem.NotPublished(coordinates()));
    Path sources = require("-sources.jar", new TargetProblem.NoSources(coordinates()));
    Path classes = require(".jar", new TargetProblem.NotPublished(coordinates()));
    Repository repository = Repository.init(folder);
    if (Files.exists(local("-test-sources.jar")) || fetch("-test-sources.jar")) {
      unpack(local("-test-sources.jar"), folder, "test");
    } else {
      notes.add("No test sources are published for " + coordinates() + ".");
    }
    // The binary jar first: its resources are what the library runs with.
    unpack(classes, folder, "main");
    if (unpack(sources, folder, "main") == 0) {
      throw new TargetException(new TargetProblem.NoSources(coordinates()));
    }
    int level = Math.max(LEAST_LEVEL, SourceJars.level(classes));
    PublishedPom.write(effective(pom), library, level, folder.resolve("pom.xml"), notes);
    Files.writeString(folder.resolve(".gitignore"), "target/\n");
    commit(repository, "Sources of " + coordinates());
    return repository;
  }

  /**
   * Leaves out test sources that do not compile, since the published jar lacks something that they
   * need.
   *
   * @param lines what Maven wrote
   * @return whether there was any
   */
  boolean leaveOutBrokenTests(Repository repository, List<String> lines)
      throws GitException, IOException {
    TreeSet<Path> broken = new TreeSet<>();
    for (String line : lines) {
      Matcher error = TEST_ERROR.matcher(line);
      if (error.find()) {
        broken.add(Path.of(error.group(1)));
      }
    }
    Path root = repository.workTree().orElseThrow().toRealPath();
    for (Path file : broken) {
      if (Files.deleteIfExists(file)) {
        notes.add("Left out, since it does not compile: " + root.relativize(file) + ".");
      }
    }
    if (!broken.isEmpty()) {
      commit(repository, "Leave out tests that do not compile");
    }
    return !broken.isEmpty();
  }

  private void commit(Repository repository, String message) throws GitException {
    repository.markBase(repository.commitAll(message, Author.hasten(EPOCH)));
  }

  private int unpack(Path jar, Path folder, String kind) throws IOException {
    Path source = folder.resolve("src").resolve(kind);
    return SourceJars.unpack(jar, source.resolve("java"), source.resolve("resources"), notes);
  }

  /** Has Maven work out the published build file with its parents, profiles and properties. */
  private Path effective(Path pom) throws TargetException, IOException {
    Path effective = request.work().resolve("effective-pom.xml");
    Path alone = request.work().resolve("published");
    Files.createDirectories(alone);
    Path copy = alone.resolve("pom.xml");
    Files.copy(pom, copy, StandardCopyOption.REPLACE_EXISTING);
    MavenFinder finder = new MavenFinder(central, downloads, request, notes);
    Jdk jdk =
        Jdks.own()
            .or(() -> Jdks.installed(request.environment()).stream().findFirst())
            .orElseThrow(
                () -> new TargetException(new TargetProblem.JdkMissing(LEAST_LEVEL, List.of())));
    List<String> command = new ArrayList<>();
    command.add(finder.find(alone).home().resolve("bin/mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-Dstyle.color=never", "-f", copy.toString()));
    command.add("-Dmaven.repo.local=" + LocalRepository.choose(request.cache(), notes));
    if (request.offline()) {
      command.add("-o");
    }
    command.add("-Doutput=" + effective);
    command.add(EFFECTIVE_POM);
    List<String> lines = new ArrayList<>();
    List<String> whole = new ArrayList<>(BuildEnvironment.without(request.environment()));
    whole.addAll(command);
    Outcome outcome =
        HostCommand.run(
            whole, alone, Map.of("JAVA_HOME", jdk.home().toString()), request.limit(), lines::add);
    if (outcome instanceof Outcome.Exited exited && exited.code() == 0) {
      return effective;
    }
    Path log = request.work().resolve("effective-pom.log");
    Files.write(log, lines);
    throw new TargetException(
        new TargetProblem.BuildFailed(command, new BuildLog(lines).tail(), log));
  }

  private Path require(String suffix, TargetProblem otherwise) throws TargetException {
    if (!Files.exists(local(suffix)) && !fetch(suffix)) {
      throw new TargetException(otherwise);
    }
    return local(suffix);
  }

  private boolean fetch(String suffix) throws TargetException {
    if (request.offline()) {
      return false;
    }
    request.listener().accept("Fetching " + coordinates() + suffix);
    return downloads.fetchChecked(central.resolve(path(suffix)), local(suffix));
  }

  private Path local(String suffix) {
    return request.cache().resolve("central").resolve(path(suffix));
  }

  private String path(String suffix) {
    return library.group().replace('.', '/')
        + "/"
        + library.artifact()
        + "/"
        + library.version()
        + "/"
        + library.artifact()
        + "-"
        + library.version()
        + suffix;
  }

  private String coordinates() {
    return library.group() + ":" + library.artifact() + ":" + library.version();
  }
}
