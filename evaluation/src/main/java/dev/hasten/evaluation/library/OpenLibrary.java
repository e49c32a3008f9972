package dev.hasten.evaluation.library;

import dev.hasten.judge.Judge;
import dev.hasten.judge.JudgeSettings;
import dev.hasten.profiling.Hotspot;
import dev.hasten.profiling.Profile;
import dev.hasten.profiling.ProfilingException;
import dev.hasten.profiling.Workload;
import dev.hasten.profiling.hotspot.Hotspots;
import dev.hasten.profiling.hotspot.RankSettings;
import dev.hasten.profiling.sampling.Profiler;
import dev.hasten.profiling.sampling.ProfilerSettings;
import dev.hasten.replay.EntryChoice;
import dev.hasten.replay.EntryFinder;
import dev.hasten.replay.Loosenings;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.sandbox.SandboxUnavailableException;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.Target;
import dev.hasten.target.open.OpenRequest;
import dev.hasten.target.open.TargetException;
import dev.hasten.target.open.TargetOpener;
import dev.hasten.target.open.TargetSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A library laid out and built, with a judge of changes to it. */
public final class OpenLibrary implements AutoCloseable {
  private static final int HOTSPOTS = 80;
  private static final Duration TESTS = Duration.ofMinutes(5);

  private final Library library;
  private final Sandbox sandbox;
  private final Target target;
  private final Judge judge;

  private OpenLibrary(Library library, Sandbox sandbox, Target target, Judge judge) {
    this.library = library;
    this.sandbox = sandbox;
    this.target = target;
    this.judge = judge;
  }

  /** What is done with a library that is open. */
  public interface Work {
    /** Does it. */
    void on(OpenLibrary library) throws ProfilingException;
  }

  /**
   * Lays a library out in a sandbox, builds it and works on it; says why where that cannot be.
   *
   * @param logs folder for what the build writes
   * @param jdk home of the JDK to build and run with; nothing for the one that serves the build
   * @param seed of all that is drawn
   * @param worth the least speedup that the judge of changes looks for
   * @throws SandboxUnavailableException if nothing can confine it
   */
  public static void use(
      Library library, Path logs, Optional<Path> jdk, long seed, double worth, Work work)
      throws SandboxUnavailableException {
    say(library.name() + jdk.map(home -> " on " + home.getFileName()).orElse(""));
    try (Sandbox sandbox = Sandbox.open(Sandbox.Preference.AUTO, Sandbox.defaultScratch());
        OpenLibrary open = open(library, logs, jdk, seed, worth, sandbox)) {
      work.on(open);
    } catch (TargetException | ProfilingException e) {
      say("  left out: " + e);
    }
  }

  /** Prints a line with the time of day. */
  public static void say(String line) {
    System.out.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + line);
  }

  private static OpenLibrary open(
      Library library, Path logs, Optional<Path> jdk, long seed, double worth, Sandbox sandbox)
      throws TargetException {
    Target target =
        new TargetOpener()
            .open(
                TargetSpec.parse(library.coordinates()),
                new OpenRequest(
                    sandbox.newFolder("target"),
                    logs.resolve(library.name() + ".build.log"),
                    Sandbox.defaultScratch().resolve("cache"),
                    Optional.empty(),
                    jdk,
                    Map.of(),
                    false,
                    OpenRequest.USUAL_LIMIT,
                    step -> {}));
    Judge judge =
        Judge.open(
            target,
            sandbox,
            new JudgeSettings(seed, TESTS, library.tests(), Loosenings.none(), worth),
            step -> {});
    return new OpenLibrary(library, sandbox, target, judge);
  }

  /** What it was published as. */
  public Library library() {
    return library;
  }

  /** The target. */
  public Target target() {
    return target;
  }

  /** What confines it. */
  public Sandbox sandbox() {
    return sandbox;
  }

  /** The judge of changes to it. */
  public Judge judge() {
    return judge;
  }

  /** The hottest methods of its tests. */
  public Hotspots hotspots() throws ProfilingException {
    Profile profile =
        Profiler.profile(
            target,
            new Workload.Tests(library.tests()),
            sandbox,
            judge.bench().tests(),
            ProfilerSettings.in(sandbox.newFolder("recordings")).limit(TESTS));
    return Hotspots.rank(
        profile, target, new RankSettings(HOTSPOTS, 0, Set.of(), Set.of(), Set.of()));
  }

  /** Records calls of methods, or of callers where they cannot be recorded themselves. */
  public Map<MethodRef, EntryChoice> entries(List<MethodRef> methods) {
    Map<Module, List<Hotspot>> byModule = new LinkedHashMap<>();
    for (MethodRef method : methods) {
      Module module = module(method);
      byModule
          .computeIfAbsent(module, m -> new ArrayList<>())
          .add(new Hotspot(method, module, Map.of(), 1, List.of(), Map.of(), Map.of()));
    }
    Map<MethodRef, EntryChoice> all = new LinkedHashMap<>();
    byModule.forEach(
        (module, some) ->
            all.putAll(
                new EntryFinder(judge.bench().recorder())
                    .findAll(some, judge.bench().workload(module))));
    return all;
  }

  /** The module that a method's class is in. */
  public Module module(MethodRef method) {
    return target.modules().stream()
        .filter(m -> Files.exists(m.classes().resolve(method.internalName() + ".class")))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    judge.close();
  }
}
