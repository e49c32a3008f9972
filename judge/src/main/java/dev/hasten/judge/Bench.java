package dev.hasten.judge;

import dev.hasten.benchmarks.ThisMachine;
import dev.hasten.replay.EntryChoice;
import dev.hasten.replay.InSitu;
import dev.hasten.replay.Recorder;
import dev.hasten.replay.Session;
import dev.hasten.replay.Streams;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.Side;
import dev.hasten.target.Target;
import dev.hasten.target.compile.Compilation;
import dev.hasten.target.compile.CompileServer;
import dev.hasten.target.source.Sources;
import dev.hasten.target.test.Baseline;
import dev.hasten.target.test.TestRequest;
import dev.hasten.target.test.TestRunner;
import dev.hasten.verification.Oracle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What verdicts on a target share: its compiler, its tests, and what is known of the original. */
public final class Bench implements AutoCloseable {
  private final Target target;
  private final Sandbox sandbox;
  private final JudgeSettings settings;
  private final Consumer<String> steps;
  private final Path folder;
  private final CompileServer compiler;
  private final TestRunner tests;
  private final Sources sources;
  private final Recorder recorder;
  private final InSitu inSitu;
  private final Map<String, Baseline> baselines = new HashMap<>();
  private final Map<List<Object>, Oracle> oracles = new HashMap<>();
  private final Map<List<Object>, List<Streams>> streams = new HashMap<>();
  private final Map<String, String> judged = new HashMap<>();
  private final Map<String, Module> exercised = new HashMap<>();
  private final Map<List<Object>, Compiled> unchanged = new HashMap<>();
  private Optional<Suite.Run> suite = Optional.empty();
  private final ThisMachine machine;
  private Duration waited = Duration.ZERO;
  private int overlays;
  private String latest = "";

  private Bench(Target target, Sandbox sandbox, JudgeSettings settings, Consumer<String> steps) {
    this.target = target;
    this.sandbox = sandbox;
    this.settings = settings;
    this.steps = steps;
    this.folder = sandbox.newFolder("judge");
    this.compiler = CompileServer.start(sandbox, target);
    this.tests = new TestRunner(sandbox, target);
    this.sources = Sources.of(target);
    this.recorder = new Recorder(sandbox, tests);
    this.inSitu = new InSitu(sandbox, tests);
    this.machine =
        new ThisMachine(
            reason -> step("waiting for " + reason), time -> waited = waited.plus(time));
  }

  static Bench open(
      Target target, Sandbox sandbox, JudgeSettings settings, Consumer<String> steps) {
    return new Bench(target, sandbox, settings, steps);
  }

  /** The target. */
  public Target target() {
    return target;
  }

  /** Its sources. */
  public Sources sources() {
    return sources;
  }

  /** Runs its tests. */
  public TestRunner tests() {
    return tests;
  }

  /** Records the calls that its tests make. */
  public Recorder recorder() {
    return recorder;
  }

  Sandbox sandbox() {
    return sandbox;
  }

  JudgeSettings settings() {
    return settings;
  }

  CompileServer compiler() {
    return compiler;
  }

  InSitu inSitu() {
    return inSitu;
  }

  /** The machine to time on. */
  ThisMachine machine() {
    return machine;
  }

  /** How long the machine had to be waited for, so far. */
  Duration waited() {
    return waited;
  }

  /** Says what is being done; the same once more in a row is not news. */
  void step(String text) {
    if (!text.equals(latest)) {
      latest = text;
      steps.accept(text);
    }
  }

  /** A fresh folder for the classes of one side. */
  Path overlay(String side) {
    return folder.resolve(side + overlays++);
  }

  /** A side with what compiling it came to. */
  record Compiled(Side side, Compilation compilation) {}

  /** The units of a module as they are, compiled by themselves once. */
  Compiled unchanged(Module module, Map<Path, String> units) {
    List<Object> key = List.of(module.name(), units);
    Compiled known = unchanged.get(key);
    if (known == null) {
      Side side = new Side("original", overlay("original"));
      known = new Compiled(side, compiler.compile(module, units, side.overlay()));
      if (known.compilation instanceof Compilation.Compiled) {
        unchanged.put(key, known);
      }
    }
    return known;
  }

  /**
   * The module in whose test run a module's code is watched: itself, or where it has no tests, of
   * the others that run with its classes the one with most test classes.
   */
  public Module exercised(Module module) {
    return exercised.computeIfAbsent(
        module.name(),
        name ->
            TestRunner.classes(module).isEmpty()
                ? target.modules().stream()
                    .filter(other -> other.testClassPath().contains(module.classes()))
                    .max(Comparator.comparingInt(other -> TestRunner.classes(other).size()))
                    .orElse(module)
                : module);
  }

  /** How the workload's tests that exercise a module are run. */
  public TestRequest workload(Module module) {
    return tests(exercised(module));
  }

  private TestRequest tests(Module module) {
    return TestRequest.all(module, settings.testLimit()).onlyClasses(settings.testClasses());
  }

  /** The original's outcome of each test of a module's workload. */
  public Baseline baseline(Module module) {
    return baselines.computeIfAbsent(
        module.name(), name -> Baseline.establish(tests, tests(module)));
  }

  /** The original's answers to the inputs of an entry. */
  Oracle oracle(Trial.Compiled sides, EntryChoice.Found found) {
    MethodRef method = found.entry().method();
    return oracles.computeIfAbsent(
        List.of(method, sides.ignoredFields(), sides.unrestorable()),
        key ->
            Oracle.ask(
                request(sides, sides.original(), method),
                found,
                EntryAccess.of(sides.module(), method).isOpen(),
                settings.seed()));
  }

  /** How a JVM of one side is started for an entry. */
  Session.Request request(Trial.Compiled sides, Side side, MethodRef entry) {
    return new Session.Request(
        sandbox,
        target.jdk(),
        exercised(sides.module()),
        side,
        entry,
        List.of("-Xmx512m"),
        sides.ignoredFields(),
        sides.keepsStateOtherwise());
  }

  /** Two runs of the original's own calls, the second perturbed, with its classes elsewhere. */
  List<Streams> original(InSitu.Scope scope, TestRequest request, Side original) {
    return streams.computeIfAbsent(
        List.of(scope, request.only()),
        key ->
            List.of(
                inSitu.observe(scope, request.on(original), false),
                inSitu.observe(scope, request.on(twin(original)), true)));
  }

  private Side twin(Side side) {
    Path overlay = overlay(side.name());
    try (Stream<Path> files = Files.walk(side.overlay())) {
      for (Path file : files.toList()) {
        Files.copy(file, overlay.resolve(side.overlay().relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Side(side.name(), overlay);
  }

  /** The test goal of the target's own build on the original, run once. */
  Suite.Run suiteOfOriginal(Supplier<Suite.Run> run) {
    Suite.Run known = suite.orElseGet(run);
    suite = Optional.of(known);
    return known;
  }

  /** The earlier change with the same code, or the empty text; remembers this one. */
  String judgedBefore(String digest, String id) {
    String earlier = judged.putIfAbsent(digest, id);
    return earlier == null ? "" : earlier;
  }

  /** Fields by class as the session wants them. */
  static Map<String, Set<String>> copy(Map<String, ? extends Set<String>> fields) {
    Map<String, Set<String>> copy = new HashMap<>();
    fields.forEach((name, set) -> copy.put(name, Set.copyOf(set)));
    return copy;
  }

  @Override
  public void close() {
    oracles.values().forEach(Oracle::close);
    compiler.close();
  }
}
