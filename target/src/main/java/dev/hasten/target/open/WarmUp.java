package dev.hasten.target.open;

import dev.hasten.sandbox.HostCommand;
import dev.hasten.sandbox.Outcome;
import dev.hasten.target.Jdk;
import dev.hasten.target.MavenCommand;
import dev.hasten.target.ProbeJar;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Runs the target's own build once, unconfined and with the network, as its user would: everything
 * is compiled, and all that a later offline build needs gets into the local repository. A build
 * that fails for a reason known to be mendable from outside is tried again, with a note.
 */
final class WarmUp {
  /** What the warm-up found. */
  record Built(Recording recording, Jdk jdk, MavenCommand maven) {}

  private static final int MOST_TRIES = 8;
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(90);
  private static final String RAISE = "-Dhasten.build.raise=8";

  private final OpenRequest request;
  private final MavenFinder finder;
  private final List<Jdk> jdks;
  private final List<String> notes;
  private final Path root;
  private final Path localRepository;
  private final Path log;
  private final Set<String> kept = new LinkedHashSet<>();
  private final Set<String> once = new LinkedHashSet<>();
  private final Set<String> tried = new HashSet<>();
  private String phase = "test";
  private MavenHome maven;
  private Jdk jdk;

  WarmUp(
      OpenRequest request,
      MavenFinder finder,
      List<Jdk> jdks,
      Jdk jdk,
      Path root,
      List<String> notes)
      throws TargetException {
    this.request = request;
    this.finder = finder;
    this.jdks = jdks;
    this.jdk = jdk;
    this.root = root;
    this.notes = notes;
    this.maven = finder.find(root);
    this.localRepository = LocalRepository.choose(request.cache(), notes);
    this.log = request.log();
  }

  Built run() throws TargetException {
    Path recording = request.work().resolve("build.properties");
    try {
      chooseTests();
      for (int i = 0; i < MOST_TRIES; i++) {
        Files.deleteIfExists(recording);
        List<String> command = command(recording);
        BuildLog output = build(command);
        if (output.lines().isEmpty()) {
          return built(Recording.read(recording));
        }
        if (!mend(output)) {
          throw new TargetException(
              new TargetProblem.BuildFailed(List.copyOf(command), readable(output), log));
        }
      }
      throw new TargetException(new TargetProblem.BuildFailed(command(recording), List.of(), log));
    } catch (IOException e) {
      throw new TargetException(new TargetProblem.FileFailed(String.valueOf(e)), e);
    }
  }

  /** Paths are told as they are in the user's repository. */
  private List<String> readable(BuildLog output) {
    return output.tail().stream().map(line -> line.replace(root + "/", "")).toList();
  }

  private Built built(Recording recording) {
    List<String> arguments = new ArrayList<>(List.of("-B", "-ntp"));
    arguments.addAll(kept);
    if (kept.stream().anyMatch(argument -> argument.startsWith("-Dhasten.build."))) {
      arguments.add("-Dmaven.ext.class.path=" + ProbeJar.path());
    }
    return new Built(
        recording,
        jdk,
        new MavenCommand(maven.home(), maven.version(), localRepository, arguments));
  }

  private void chooseTests() throws IOException {
    List<String> tests = TestChoice.below(root);
    if (tests.isEmpty()) {
      once.add("-DskipTests");
      return;
    }
    once.add("-Dtest=" + String.join(",", tests));
    once.add("-DfailIfNoTests=false");
    once.add("-Dsurefire.failIfNoSpecifiedTests=false");
    once.add("-Dmaven.test.failure.ignore=true");
  }

  private List<String> command(Path recording) {
    List<String> command = new ArrayList<>();
    command.add(maven.home().resolve("bin/mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-Dstyle.color=never"));
    if (request.offline()) {
      command.add("-o");
    }
    command.add("-Dmaven.repo.local=" + localRepository);
    command.add("-Dmaven.ext.class.path=" + ProbeJar.path());
    command.add("-Dhasten.build.recording=" + recording);
    command.addAll(kept);
    command.addAll(once);
    command.add(phase);
    return command;
  }

  /** Runs Maven; the log it returns is empty where the build succeeded. */
  private BuildLog build(List<String> command) throws TargetException {
    List<String> lines = new ArrayList<>();
    TestWatch watch = new TestWatch(LONGEST_SILENCE, System::nanoTime);
    request.listener().accept("The build writes to " + log);
    request.listener().accept("Building with Maven " + maven.version() + ", JDK " + jdk.version());
    List<String> whole = new ArrayList<>(BuildEnvironment.without(request.environment()));
    whole.addAll(command);
    Outcome outcome;
    try (PrintWriter written =
        new PrintWriter(Files.newBufferedWriter(log, StandardCharsets.UTF_8), true)) {
      outcome =
          HostCommand.run(
              whole,
              root,
              Map.of("JAVA_HOME", jdk.home().toString()),
              request.limit(),
              line -> {
                lines.add(line);
                watch.heard(line);
                written.println(line);
              },
              watch::isStuck);
    } catch (IOException e) {
      throw new TargetException(new TargetProblem.FileFailed(String.valueOf(e)), e);
    }
    if (outcome instanceof Outcome.Exited exited) {
      return new BuildLog(exited.code() == 0 ? List.of() : nonEmpty(lines));
    }
    if (watch.isStuck()) {
      return new BuildLog(List.of(TestWatch.FAILURE));
    }
    throw new TargetException(
        new TargetProblem.BuildTooSlow(List.copyOf(command), request.limit(), log));
  }

  private static List<String> nonEmpty(List<String> lines) {
    return lines.isEmpty() ? List.of("[ERROR] Maven wrote nothing.") : List.copyOf(lines);
  }

  /** Changes what is asked of Maven after a failure that is known; each remedy is used once. */
  private boolean mend(BuildLog output) throws TargetException, IOException {
    if (output.wantsNewerMaven()
        && Versions.compare(maven.version(), MavenFinder.CURRENT) < 0
        && tried.add("maven")) {
      note("The build refuses Maven " + maven.version() + "; " + MavenFinder.CURRENT + " is used.");
      maven = finder.current();
      return true;
    }
    if (output.blockedHttp() && tried.add("http")) {
      note("Repositories named by http are reached by https, in the private clone only.");
      return HttpRepositories.mend(root);
    }
    if (output.refusesOldLevel() && tried.add("level")) {
      note("The build asks for a Java level that this JDK no longer compiles; 8 is used.");
      return kept.add(RAISE);
    }
    return mendJdk(output) || mendPlugin(output);
  }

  private boolean mendJdk(BuildLog output) throws TargetException {
    OptionalInt wanted = output.wantedJava();
    if (wanted.isPresent() && wanted.getAsInt() > jdk.feature()) {
      jdk =
          AskedJava.atLeast(wanted.getAsInt(), jdks)
              .orElseThrow(
                  () -> new TargetException(new TargetProblem.JdkMissing(wanted.getAsInt(), jdks)));
      return true;
    }
    Optional<Jdk> allowed = output.allowedJdks().flatMap(range -> AskedJava.within(range, jdks));
    if (allowed.isPresent() && !allowed.get().equals(jdk) && tried.add("jdk")) {
      note("The build allows JDK " + output.allowedJdks().get() + " only.");
      jdk = allowed.get();
      return true;
    }
    return false;
  }

  private boolean mendPlugin(BuildLog output) {
    Optional<String> plugin = output.failedPlugin();
    Optional<List<String>> off = plugin.flatMap(Checks::off);
    if (off.isPresent() && tried.add(plugin.get())) {
      note(plugin.get() + " fails on a clean clone and is skipped.");
      return kept.addAll(off.get());
    }
    if (plugin.filter("maven-surefire-plugin"::equals).isPresent() && tried.add("tests")) {
      note("No test could be run in the warm-up.");
      once.removeIf(argument -> argument.startsWith("-Dtest="));
      return once.add("-DskipTests");
    }
    if (output.wantsJars() && tried.add("package")) {
      phase = "package";
      return once.add("-Dmaven.javadoc.skip=true");
    }
    return false;
  }

  private void note(String sentence) {
    notes.add(sentence);
    request.listener().accept(sentence);
  }
}
