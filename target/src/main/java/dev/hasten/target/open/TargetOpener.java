package dev.hasten.target.open;

import dev.hasten.target.Jdk;
import dev.hasten.target.Module;
import dev.hasten.target.Target;
import dev.hasten.target.git.GitException;
import dev.hasten.target.git.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens what the user named: a private clone of it, built and described. */
public final class TargetOpener {
  /** Where published libraries and Maven itself come from. */
  public static final URI MAVEN_CENTRAL = URI.create("https://repo.maven.apache.org/maven2/");

  /** Checked out in the private clone when a target is opened. */
  static final String WORK_BRANCH = "main";

  private static final int MOST_ROUNDS = 6;
  private static final long LEAST_DISK = 1L << 30;
  private static final Map<String, String> OTHER_TOOLS = otherTools();

  private final URI central;

  /** Uses Maven Central itself. */
  public TargetOpener() {
    this(MAVEN_CENTRAL);
  }

  /**
   * Uses a mirror.
   *
   * @param central base URL of a repository laid out like Maven Central, ending in a slash
   */
  public TargetOpener(URI central) {
    this.central = central;
  }

  private static Map<String, String> otherTools() {
    Map<String, String> tools = new LinkedHashMap<>();
    tools.put("build.gradle", "Gradle");
    tools.put("build.gradle.kts", "Gradle");
    tools.put("settings.gradle", "Gradle");
    tools.put("settings.gradle.kts", "Gradle");
    tools.put("build.sbt", "sbt");
    tools.put("MODULE.bazel", "Bazel");
    tools.put("WORKSPACE", "Bazel");
    tools.put("build.xml", "Ant");
    return tools;
  }

  /**
   * Clones, builds and describes a target. May take minutes and download what the build needs.
   *
   * @throws TargetException with the facts of why it cannot be used
   */
  public Target open(TargetSpec spec, OpenRequest request) throws TargetException {
    List<String> notes = new ArrayList<>();
    try {
      Files.createDirectories(request.work());
      Files.createDirectories(request.cache());
      checkDisk(request.work());
      try (Cloned cloned = cloned(spec, request, notes)) {
        return build(cloned, request, notes);
      }
    } catch (IOException e) {
      throw new TargetException(new TargetProblem.FileFailed(String.valueOf(e)), e);
    } catch (UncheckedIOException e) {
      throw new TargetException(new TargetProblem.FileFailed(String.valueOf(e.getCause())), e);
    } catch (GitException e) {
      throw new TargetException(problem(e), e);
    }
  }

  /**
   * Looks whether a folder can be opened at all, which takes no time and writes nothing. What is
   * elsewhere is not looked at.
   *
   * @param revision the commit to open; nothing means what is checked out
   * @throws TargetException with the facts of why it cannot be used
   */
  public static void check(TargetSpec spec, Optional<String> revision) throws TargetException {
    if (spec instanceof TargetSpec.Directory directory) {
      Path path = directory.path().toAbsolutePath().normalize();
      requireFolder(path);
      try (Repository origin = Repository.open(path)) {
        commit(origin, root(origin, path), revision);
      } catch (GitException e) {
        throw new TargetException(problem(e), e);
      } catch (IOException e) {
        throw new TargetException(new TargetProblem.FileFailed(String.valueOf(e)), e);
      }
    }
  }

  private static void requireFolder(Path path) throws TargetException {
    if (!Files.isDirectory(path)) {
      throw new TargetException(new TargetProblem.NoSuchFolder(path));
    }
  }

  private static Path root(Repository origin, Path path) throws TargetException, IOException {
    Path root = origin.workTree().orElse(path);
    if (!path.endsWith(".git") && !Files.isSameFile(root, path)) {
      throw new TargetException(new TargetProblem.NotTheRoot(path, root));
    }
    return root;
  }

  private static String commit(Repository origin, Path root, Optional<String> revision)
      throws TargetException, GitException {
    if (origin.head().isEmpty()) {
      throw new TargetException(new TargetProblem.NoCommit(root));
    }
    String commit = origin.resolve(revision.orElse("HEAD"));
    requirePom(origin, commit, root);
    return commit;
  }

  /** A private clone and where it came from. */
  private record Cloned(
      String name, Optional<Path> origin, Repository repository, Optional<CentralLibrary> library)
      implements AutoCloseable {
    @Override
    public void close() {
      repository.close();
    }
  }

  private Cloned cloned(TargetSpec spec, OpenRequest request, List<String> notes)
      throws TargetException, GitException, IOException {
    Path folder = request.work().resolve("clone");
    if (spec instanceof TargetSpec.Directory directory) {
      return ofDirectory(directory.path().toAbsolutePath().normalize(), folder, request, notes);
    }
    if (spec instanceof TargetSpec.GitUrl git) {
      return ofUrl(git.url(), folder, request);
    }
    TargetSpec.Central library = (TargetSpec.Central) spec;
    CentralLibrary layout = new CentralLibrary(central, library, request, notes);
    return new Cloned(
        library.artifact(), Optional.empty(), layout.layOut(folder), Optional.of(layout));
  }

  private static Cloned ofDirectory(Path path, Path folder, OpenRequest request, List<String> notes)
      throws TargetException, GitException, IOException {
    requireFolder(path);
    try (Repository origin = Repository.open(path)) {
      Path root = root(origin, path);
      String commit = commit(origin, root, request.revision());
      if (request.revision().isEmpty() && origin.isDirty()) {
        notes.add("The work tree has uncommitted changes; the last commit is used without them.");
      }
      Optional<Repository> left = reusable(folder, commit);
      request.listener().accept("Cloning " + root);
      Repository clone = left.isPresent() ? left.get() : origin.cloneTo(folder, commit);
      noteSubmodules(clone, commit, notes);
      return new Cloned(name(root.toString()), Optional.of(root), clone, Optional.empty());
    }
  }

  private static Cloned ofUrl(String url, Path folder, OpenRequest request)
      throws TargetException, GitException, IOException {
    Repository clone;
    if (Files.isDirectory(folder.resolve(".git"))) {
      clone = Repository.open(folder);
    } else {
      request.listener().accept("Cloning " + url);
      clone = Repository.cloneUrl(url, folder);
    }
    String commit =
        request.revision().isPresent()
            ? clone.resolveRemote(request.revision().get())
            : clone.base().orElse(clone.resolve("HEAD"));
    requirePom(clone, commit, folder);
    clone.branch(WORK_BRANCH, commit);
    clone.markBase(commit);
    return new Cloned(name(url), Optional.empty(), clone, Optional.empty());
  }

  /** A clone of the same commit that an earlier run left, with that commit checked out. */
  private static Optional<Repository> reusable(Path folder, String commit)
      throws GitException, IOException {
    if (!Files.isDirectory(folder.resolve(".git"))) {
      Folders.delete(folder);
      return Optional.empty();
    }
    Repository left = Repository.open(folder);
    if (left.base().filter(commit::equals).isPresent()) {
      left.branch(WORK_BRANCH, commit);
      return Optional.of(left);
    }
    left.close();
    Folders.delete(folder);
    return Optional.empty();
  }

  private Target build(Cloned cloned, OpenRequest request, List<String> notes)
      throws TargetException, GitException, IOException {
    Path root = cloned.repository().workTree().orElseThrow().toRealPath();
    List<Jdk> jdks = jdks(request);
    Jdk jdk =
        AskedJava.first(root.resolve("pom.xml"), jdks)
            .orElseThrow(() -> new TargetException(new TargetProblem.JdkMissing(8, jdks)));
    MavenFinder finder = new MavenFinder(central, new Downloads(), request, notes);
    WarmUp.Built built = warmUp(cloned, () -> new WarmUp(request, finder, jdks, jdk, root, notes));
    List<Module> modules = new Modules(root, built.recording(), notes).read();
    if (modules.stream().allMatch(module -> module.sourceRoots().isEmpty())) {
      throw new TargetException(new TargetProblem.NoJavaSources(root));
    }
    new TestDrivers(request, built, root).fetch(modules);
    return new Target(
        cloned.name(),
        cloned.origin(),
        root,
        cloned.repository().base().orElseThrow(),
        built.jdk(),
        built.maven(),
        modules,
        notes);
  }

  /** The JDKs to choose from: only the one that the user names, where he does. */
  private static List<Jdk> jdks(OpenRequest request) throws TargetException {
    if (request.jdk().isEmpty()) {
      return Jdks.installed(request.environment());
    }
    Path named = request.jdk().get();
    return List.of(
        Jdks.read(named).orElseThrow(() -> new TargetException(new TargetProblem.NotAJdk(named))));
  }

  private interface WarmUps {
    WarmUp next() throws TargetException;
  }

  /** Builds; of a published library, tests that do not compile are left out first. */
  private static WarmUp.Built warmUp(Cloned cloned, WarmUps warmUps)
      throws TargetException, GitException, IOException {
    for (int round = 0; ; round++) {
      try {
        return warmUps.next().run();
      } catch (TargetException e) {
        boolean again =
            round < MOST_ROUNDS
                && cloned.library().isPresent()
                && e.problem() instanceof TargetProblem.BuildFailed failed
                && cloned
                    .library()
                    .get()
                    .leaveOutBrokenTests(cloned.repository(), Files.readAllLines(failed.log()));
        if (!again) {
          throw e;
        }
      }
    }
  }

  private static void requirePom(Repository repository, String commit, Path root)
      throws TargetException, GitException {
    if (repository.text(commit, Path.of("pom.xml")).isPresent()) {
      return;
    }
    for (Map.Entry<String, String> tool : OTHER_TOOLS.entrySet()) {
      if (repository.text(commit, Path.of(tool.getKey())).isPresent()) {
        throw new TargetException(
            new TargetProblem.OtherBuildTool(root, tool.getValue(), tool.getKey()));
      }
    }
    throw new TargetException(new TargetProblem.NoPom(root));
  }

  private static void noteSubmodules(Repository clone, String commit, List<String> notes)
      throws GitException {
    if (clone.text(commit, Path.of(".gitmodules")).isPresent()) {
      notes.add("Submodules are not cloned.");
    }
  }

  private static void checkDisk(Path folder) throws TargetException, IOException {
    long free = Files.getFileStore(folder).getUsableSpace();
    if (free < LEAST_DISK) {
      throw new TargetException(new TargetProblem.NoDisk(folder, free, LEAST_DISK));
    }
  }

  private static String name(String location) {
    String end = location.replaceAll("[/\\\\]+$", "").replaceAll("\\.git$", "");
    return end.substring(Math.max(end.lastIndexOf('/'), end.lastIndexOf(':')) + 1);
  }

  private static TargetProblem problem(GitException e) {
    return switch (e.reason()) {
      case NOT_A_REPOSITORY -> new TargetProblem.NotARepository(Path.of(e.subject()));
      case NO_COMMIT -> new TargetProblem.NoCommit(Path.of(e.subject()));
      case UNKNOWN_REVISION -> new TargetProblem.UnknownRevision(e.subject());
      case UNREACHABLE ->
          new TargetProblem.Unreachable(e.subject(), String.valueOf(e.getMessage()));
      default -> new TargetProblem.GitFailed(e.reason(), e.subject());
    };
  }
}
