package dev.hasten.verification.kept;

import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.Side;
import dev.hasten.target.Target;
import dev.hasten.target.compile.Compilation;
import dev.hasten.target.compile.CompileServer;
import dev.hasten.target.compile.Diagnostic;
import dev.hasten.target.test.TestId;
import dev.hasten.target.test.TestRequest;
import dev.hasten.target.test.TestResult;
import dev.hasten.target.test.TestRun;
import dev.hasten.target.test.TestRunner;
import dev.hasten.verification.Oracle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes tests of what an accepted rewrite was held against. What is kept has been compiled with the
 * target's settings and run, confined and by the target's own test framework, on both sides.
 */
public final class TestKeeping {
  private static final Duration LIMIT = Duration.ofMinutes(2);
  private static final int ROUNDS = 4;

  /**
   * What tests are made of.
   *
   * @param sandbox confines compiler and tests
   * @param target the target
   * @param module the module that holds the entry
   * @param original the original's side
   * @param candidate the rewrite's
   * @param entry the method that the tests call
   * @param unit text of the unit that holds it, whose manner the tests follow
   */
  public record Request(
      Sandbox sandbox,
      Target target,
      Module module,
      Side original,
      Side candidate,
      MethodRef entry,
      String unit) {}

  private final Request request;
  private final TestRunner runner;
  private final List<String> notes = new ArrayList<>();

  private TestKeeping(Request request, TestRunner runner) {
    this.request = request;
    this.runner = runner;
  }

  /**
   * The tests that are worth keeping.
   *
   * @param runner runs the target's tests
   * @param oracle the original's answers to the inputs of the entry
   */
  public static KeptTests keep(Request request, TestRunner runner, Oracle oracle) {
    Module module = request.module;
    Optional<JUnit> junit = JUnit.of(module);
    if (junit.isEmpty()) {
      return new KeptTests.None("the tests of the module use no JUnit");
    } else if (module.testSourceRoots().isEmpty()) {
      return new KeptTests.None("the module has no folder of test sources");
    }
    Choice choice = new Choice();
    List<TestCase> cases = consistent(choice.of(oracle));
    if (cases.isEmpty()) {
      return new KeptTests.None(
          choice.reasons().stream().findFirst().orElse("no input is small and quick enough"));
    }
    return new TestKeeping(request, runner).write(junit.get(), cases);
  }

  /** Cases whose imports do not give one name to two classes. */
  private static List<TestCase> consistent(List<TestCase> cases) {
    Map<String, String> names = new HashMap<>();
    List<TestCase> kept = new ArrayList<>();
    for (TestCase one : cases) {
      Set<String> imports = TestText.imports(one.told());
      boolean clash =
          imports.stream().anyMatch(i -> !names.getOrDefault(simple(i), i).equals(i))
              || imports.stream().map(TestKeeping::simple).distinct().count() < imports.size()
              || imports.stream().anyMatch(i -> simple(i).equals("Test"));
      if (!clash) {
        imports.forEach(i -> names.put(simple(i), i));
        kept.add(one);
      }
    }
    return kept;
  }

  private static String simple(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private KeptTests write(JUnit junit, List<TestCase> all) {
    MethodRef entry = request.entry;
    String home = entry.className().substring(0, Math.max(0, entry.className().lastIndexOf('.')));
    Path root = request.module.testSourceRoots().get(0);
    String name = ClassName.free(entry, root.resolve(home.replace('.', '/')), request.module);
    String className = home.isEmpty() ? name : home + "." + name;
    Path file = root.resolve(className.replace('.', '/') + ".java");
    TestText text = new TestText(junit, Manner.of(request.unit), home, name, ClassName.link(entry));
    Path folder = request.sandbox.newFolder("kept-tests");
    List<TestCase> cases = all;
    try (CompileServer compiler = CompileServer.start(request.sandbox, asMain())) {
      for (int round = 0; round < ROUNDS && !cases.isEmpty(); round++) {
        String source = text.write(cases);
        Path classes = folder.resolve("classes" + round);
        Path unit = request.module.directory().relativize(file);
        Compilation made = compiler.compile(asMain(request.module), Map.of(unit, source), classes);
        if (made instanceof Compilation.Refused refused) {
          cases = mended(cases, text, refused);
        } else if (made instanceof Compilation.Unanswered none) {
          return new KeptTests.None("the compiler gave no answer: " + none.reason());
        } else {
          List<TestCase> passing = passing(className, classes, cases);
          if (passing.size() == cases.size()) {
            Path path = request.target.root().relativize(file);
            return new KeptTests.Written(path, className, source, cases.size(), notes);
          }
          cases = passing;
        }
      }
    }
    return new KeptTests.None(
        notes.isEmpty() ? "no test of it passes on both sides" : notes.get(notes.size() - 1));
  }

  /** The target with the tests of each module in the place of its main sources. */
  private Target asMain() {
    Target target = request.target;
    return new Target(
        target.name(),
        target.origin(),
        target.root(),
        target.commit(),
        target.jdk(),
        target.maven(),
        List.of(asMain(request.module)),
        target.notes());
  }

  private static Module asMain(Module module) {
    return new Module(
        module.name(),
        module.directory(),
        module.testSourceRoots(),
        List.of(),
        module.classes(),
        module.testClasses(),
        module.testClassPath(),
        module.testClassPath(),
        module.compiler(),
        module.testProperties(),
        module.testJvmArguments(),
        module.testIncludes(),
        module.testExcludes());
  }

  /** The cases without those that do not compile, or with what these lack to do so. */
  private List<TestCase> mended(List<TestCase> cases, TestText text, Compilation.Refused refused) {
    Set<TestCase> wrong = new HashSet<>();
    Set<TestCase> throwing = new HashSet<>();
    for (Diagnostic diagnostic : refused.diagnostics()) {
      Optional<TestCase> one = text.at(diagnostic.line());
      String first = diagnostic.message().lines().findFirst().orElse("");
      if (one.isEmpty()) {
        notes.add("the test class does not compile: " + first);
        return List.of();
      } else if (first.contains("unreported exception") && !one.get().mayThrow()) {
        throwing.add(one.get());
      } else if (wrong.add(one.get())) {
        notes.add("the test " + one.get().name() + " does not compile: " + first);
      }
    }
    return cases.stream()
        .filter(c -> !wrong.contains(c))
        .map(c -> throwing.contains(c) ? c.throwing() : c)
        .toList();
  }

  private List<TestCase> passing(String className, Path classes, List<TestCase> cases) {
    Set<String> original = passed(className, classes, request.original);
    Set<String> candidate = passed(className, classes, request.candidate);
    List<TestCase> passing = new ArrayList<>();
    for (TestCase one : cases) {
      if (original.contains(one.name()) && candidate.contains(one.name())) {
        passing.add(one);
      } else {
        String side = original.contains(one.name()) ? "the rewrite" : "the original";
        notes.add("the test " + one.name() + " does not pass on " + side + " and is left out");
      }
    }
    return passing;
  }

  private Set<String> passed(String className, Path classes, Side side) {
    Path overlay = classes.resolveSibling(classes.getFileName() + "-" + side.name());
    copy(side.overlay(), overlay);
    copy(classes, overlay);
    TestRun run =
        runner.run(
            TestRequest.all(request.module, LIMIT)
                .onlyClasses(Set.of(className))
                .on(new Side(side.name(), overlay)));
    Set<String> passed = new HashSet<>();
    for (Map.Entry<TestId, TestResult> one : run.results().entrySet()) {
      if (one.getValue().outcome() == TestResult.Outcome.PASSED) {
        passed.add(one.getKey().method().replaceAll("\\(.*", "").replaceFirst("^test_", ""));
      }
    }
    return passed;
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path place = to.resolve(from.relativize(file));
        Files.createDirectories(place.getParent());
        Files.copy(file, place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
