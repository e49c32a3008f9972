package dev.hasten.profiling.sampling;

import dev.hasten.target.Module;
import dev.hasten.target.Target;
import dev.hasten.target.test.TestRequest;
import dev.hasten.target.test.TestRun;
import dev.hasten.target.test.TestRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The tests of one module.
 *
 * @param classes binary names of the test classes; empty for all that the build would run
 */
record TestLaunch(TestRunner tests, Module module, Set<String> classes, ProfilerSettings settings)
    implements Launch {
  /** One launch for each module that has test classes of the wanted names. */
  static List<Launch> of(
      TestRunner tests, Target target, Set<String> patterns, ProfilerSettings settings) {
    List<TestLaunch> launches = new ArrayList<>();
    for (Module module : target.modules()) {
      Set<String> all = classesIn(module.testClasses());
      Set<String> wanted = new TreeSet<>();
      all.stream()
          .filter(name -> patterns.stream().anyMatch(pattern -> matches(pattern, name)))
          .forEach(wanted::add);
      if (patterns.isEmpty() ? !all.isEmpty() : !wanted.isEmpty()) {
        launches.add(new TestLaunch(tests, module, wanted, settings));
      }
    }
    // Together the modules take about as long as one would.
    Duration each = settings.repeat().dividedBy(Math.max(1, launches.size()));
    return launches.stream().<Launch>map(launch -> launch.repeating(each)).toList();
  }

  private TestLaunch repeating(Duration repeat) {
    return new TestLaunch(tests, module, classes, settings.repeat(repeat));
  }

  @Override
  public String name() {
    return module.name().equals(".") ? "tests" : module.name().replaceAll("[^\\w.-]+", "-");
  }

  @Override
  public Ended run(Attachment attachment) {
    TestRun run =
        tests.run(
            TestRequest.all(module, settings.limit())
                .onlyClasses(classes)
                .repeat(settings.repeat())
                .with(attachment.jvmArguments(), attachment.mounts()));
    List<String> notes = new ArrayList<>(run.notes());
    if (!run.complete()) {
      notes.add("The tests of %s did not reach their end.".formatted(name()));
    }
    return new Ended(run.outcome(), run.rounds(), notes);
  }

  private static Set<String> classesIn(Path folder) {
    Set<String> names = new TreeSet<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        files
            .map(file -> folder.relativize(file).toString())
            .filter(file -> file.endsWith(".class") && file.indexOf('$') < 0)
            .forEach(file -> names.add(file.replaceFirst("\\.class$", "").replace('/', '.')));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return names;
  }

  /** A pattern without a package speaks of the simple name. */
  private static boolean matches(String pattern, String className) {
    String name =
        pattern.indexOf('.') < 0 ? className.substring(className.lastIndexOf('.') + 1) : className;
    return name.matches("\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E");
  }
}
