package dev.hasten.agent;

import dev.hasten.agent.options.Option;
import dev.hasten.agent.options.Settings;
import dev.hasten.agent.options.Sources;
import dev.hasten.judge.JudgeSettings;
import dev.hasten.profiling.Dimension;
import dev.hasten.profiling.Hotspot;
import dev.hasten.profiling.Profile;
import dev.hasten.profiling.ProfilingException;
import dev.hasten.profiling.Workload;
import dev.hasten.profiling.hotspot.Hotspots;
import dev.hasten.profiling.hotspot.RankSettings;
import dev.hasten.profiling.sampling.Profiler;
import dev.hasten.profiling.sampling.ProfilerSettings;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.sandbox.SandboxUnavailableException;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.Target;
import dev.hasten.target.open.Jdks;
import dev.hasten.target.open.OpenRequest;
import dev.hasten.target.open.TargetException;
import dev.hasten.target.open.TargetOpener;
import dev.hasten.target.open.TargetProblem;
import dev.hasten.target.open.TargetSpec;
import dev.hasten.target.test.TestRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Where a command works and on what: the target's name, Hasten's folders, sandbox and workload. */
final class Workplace {
  private final TargetSpec spec;
  private final Settings settings;
  private final Path scratch;

  private Workplace(TargetSpec spec, Settings settings) {
    this.spec = spec;
    this.settings = settings;
    this.scratch = Sandbox.defaultScratch();
  }

  /**
   * The place, once all that can be told at once to be wrong with target and settings is ruled out;
   * nothing is written.
   *
   * @param target what the user named
   * @throws TargetException if it cannot be read as a target, or its folder cannot be opened
   * @throws UnusableSettingException if a setting cannot be followed
   */
  static Workplace of(String target, Settings settings) throws TargetException {
    Workplace workplace = new Workplace(TargetSpec.parse(target), settings);
    workplace.preference();
    workplace.workload();
    if (settings.path(Option.JDK).isPresent()) {
      Path jdk = settings.path(Option.JDK).get();
      if (Jdks.read(jdk).isEmpty()) {
        throw new TargetException(new TargetProblem.NotAJdk(jdk));
      }
    }
    TargetOpener.check(workplace.spec, Optional.empty());
    return workplace;
  }

  String name() {
    return spec.toString();
  }

  /** Hasten's folder for the target, made where needed and out of sight of the user's git. */
  Path madeState() {
    Path state = state();
    try {
      Files.createDirectories(state);
      Path ignore = state.resolve(".gitignore");
      if (!Files.exists(ignore)) {
        Files.writeString(ignore, "*\n");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write into " + state, e);
    }
    return state;
  }

  /**
   * Hasten's folder for the target: in its work tree where there is one, else where the user is.
   */
  private Path state() {
    return settings.path(Option.OUT).orElseGet(() -> base().resolve(".hasten"));
  }

  private Path base() {
    return spec instanceof TargetSpec.Directory directory
            && Files.exists(directory.path().resolve(".git"))
        ? directory.path().toAbsolutePath().normalize()
        : Path.of("").toAbsolutePath();
  }

  /** The repository that receives the branch: the user's own, or one laid out where the user is. */
  Path home(Target target) {
    return target
        .origin()
        .orElseGet(
            () -> {
              String version = spec instanceof TargetSpec.Central c ? "-" + c.version() : "";
              Path place = settings.path(Option.OUT).orElseGet(this::base);
              return place.resolve(target.name() + version);
            });
  }

  Sandbox sandbox() throws SandboxUnavailableException {
    return Sandbox.open(preference(), scratch);
  }

  /** What the user asked to be confined by. */
  private Sandbox.Preference preference() {
    String word = settings.text(Option.SANDBOX).orElse("auto");
    try {
      return Sandbox.Preference.valueOf(word.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw UnusableSettingException.of(Option.SANDBOX, word, "auto, bubblewrap, unshare or none");
    }
  }

  Target open(Sandbox sandbox, Run run) throws TargetException {
    Target target =
        open(
            sandbox,
            Optional.empty(),
            run.folder().resolve("build.log"),
            text -> run.tell(new RunEvent.Step(text)));
    target.notes().forEach(run::note);
    return target;
  }

  /**
   * Opens the target in a folder of the sandbox, which goes with it.
   *
   * @param log receives what the build writes
   */
  Target open(Sandbox sandbox, Optional<String> revision, Path log, Consumer<String> steps)
      throws TargetException {
    return new TargetOpener()
        .open(
            spec,
            new OpenRequest(
                sandbox.newFolder("target"),
                log,
                scratch.resolve("cache"),
                revision,
                settings.path(Option.JDK),
                Sources.variables(),
                false,
                OpenRequest.USUAL_LIMIT,
                steps));
  }

  /**
   * How changes are judged.
   *
   * @param gain in percent; timing ends when it is out of reach
   */
  JudgeSettings judgeSettings(Set<String> testClasses, double gain) {
    return new JudgeSettings(
        settings.number(Option.SEED),
        testLimit(),
        testClasses,
        Loosening.of(settings),
        1 + gain / 100);
  }

  private Duration testLimit() {
    return Duration.ofSeconds(settings.number(Option.TEST_SECONDS));
  }

  Workload workload() {
    Optional<Path> recording = settings.path(Option.PROFILE);
    if (recording.isPresent()) {
      if (!Files.isReadable(recording.get())) {
        throw UnusableSettingException.of(
            Option.PROFILE,
            recording.get().toString(),
            "a file that can be read, as JFR or async-profiler write it");
      }
      return new Workload.Recording(recording.get());
    }
    String text = settings.text(Option.WORKLOAD).orElse("tests");
    if (text.equals("tests")) {
      return new Workload.Tests(new HashSet<>(settings.list(Option.TESTS)));
    }
    return text.startsWith("jmh:")
        ? new Workload.Jmh(text.substring("jmh:".length()))
        : new Workload.Shell(text);
  }

  Profile profile(Target target, Sandbox sandbox, TestRunner tests, Path recordings)
      throws ProfilingException {
    return Profiler.profile(
        target, workload(), sandbox, tests, ProfilerSettings.in(recordings).limit(testLimit()));
  }

  /** The hotspots of a profile as the settings narrow them, at most {@code maximum}. */
  Hotspots rank(Profile profile, Target target, int maximum) {
    Set<MethodRef> only = Narrowing.methods(target, settings.list(Option.METHOD));
    Hotspots hotspots =
        Hotspots.rank(
            profile,
            target,
            new RankSettings(
                maximum,
                settings.decimal(Option.MIN_SHARE) / 100,
                Set.copyOf(settings.list(Option.INCLUDE)),
                Set.copyOf(settings.list(Option.EXCLUDE)),
                only));
    return withUnseen(hotspots, target, only);
  }

  /** A method that the user names is worked on even where no sample fell into it. */
  private static Hotspots withUnseen(Hotspots hotspots, Target target, Set<MethodRef> only) {
    List<Hotspot> ranked = new ArrayList<>(hotspots.ranked());
    for (MethodRef method : only) {
      if (ranked.stream().noneMatch(h -> h.method().equals(method))) {
        ranked.add(
            new Hotspot(
                method, module(target, method), Map.of(), 1, List.of(), Map.of(), Map.of()));
      }
    }
    return new Hotspots(
        hotspots.phrase(),
        ranked,
        hotspots.excluded(),
        hotspots.places(),
        hotspots.targetShares(),
        hotspots.notes());
  }

  private static Module module(Target target, MethodRef method) {
    return target.modules().stream()
        .filter(m -> Files.exists(m.classes().resolve(method.internalName() + ".class")))
        .findFirst()
        .orElseThrow();
  }

  /** A hotspot in a line. */
  static String line(Hotspot hotspot) {
    return String.format(
        Locale.ROOT,
        "%6.2f %% self %6.2f %% total  %s",
        100 * hotspot.share(Dimension.CPU).self(),
        100 * hotspot.share(Dimension.CPU).total(),
        name(hotspot.method()));
  }

  /** A method as people write it, {@code Class#method(int,String)}. */
  static String name(MethodRef method) {
    return method.simpleClassName() + "#" + method.name() + method.parameters();
  }
}
