package dev.hasten.target.open;

import dev.hasten.target.CompilerSettings;
import dev.hasten.target.Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** Makes modules of what was recorded of the build. */
final class Modules {
  private static final String COMPILE = "maven-compiler-plugin:compile";
  private static final String TEST = "maven-surefire-plugin:test";
  private static final int LEAST_LEVEL = 8;
  private static final int PLUGIN_DEFAULT = 8;

  private final Path root;
  private final Recording recording;
  private final List<String> notes;

  Modules(Path root, Recording recording, List<String> notes) {
    this.root = root;
    this.recording = recording;
    this.notes = notes;
  }

  /** The modules with Java code, in build order. */
  List<Module> read() {
    List<Module> modules = new ArrayList<>();
    for (Recording.Project project : recording.projects()) {
      boolean hasJava = hasJava(project.sourceRoots()) && Files.isDirectory(project.classes());
      if (hasJava || hasJava(project.testSourceRoots())) {
        modules.add(module(project));
      }
    }
    return modules;
  }

  private Module module(Recording.Project project) {
    Path relative = root.relativize(project.directory());
    String name = relative.toString().isEmpty() ? "." : relative.toString();
    Optional<Recording.Execution> tests = usual(project, TEST, "default-test");
    List<String> jvmArguments =
        tests.flatMap(t -> t.first("argLine")).map(JvmArguments::of).orElse(List.of());
    noteSpecialties(name, project, tests);
    return new Module(
        name,
        project.directory(),
        withJava(project.sourceRoots()),
        withJava(project.testSourceRoots()),
        project.classes(),
        project.testClasses(),
        classPath(project.classPath(), Set.of(project.classes())),
        testClassPath(project, tests),
        compiler(name, project),
        testProperties(project, tests),
        jvmArguments,
        tests.map(t -> patterns(t, "includes")).orElse(List.of()),
        tests.map(t -> patterns(t, "excludes")).orElse(List.of()));
  }

  private List<Path> testClassPath(Recording.Project project, Optional<Recording.Execution> tests) {
    Set<Path> path = new LinkedHashSet<>();
    path.add(project.testClasses());
    path.add(project.classes());
    path.addAll(classPath(project.testClassPath(), Set.of()));
    tests.ifPresent(
        t ->
            t.below("additionalClasspathElements")
                .forEach(element -> path.add(project.directory().resolve(element.value()))));
    return path.stream().filter(Files::exists).toList();
  }

  /** Jars of modules of the same build stand for their folders of classes. */
  private List<Path> classPath(List<Path> recorded, Set<Path> without) {
    Set<Path> path = new LinkedHashSet<>();
    for (Path element : recorded) {
      path.add(ofReactor(element).orElse(element));
    }
    return path.stream().filter(p -> !without.contains(p) && Files.exists(p)).toList();
  }

  private Optional<Path> ofReactor(Path element) {
    if (!element.toString().endsWith(".jar")) {
      return Optional.empty();
    }
    return recording.projects().stream()
        .filter(project -> element.startsWith(project.directory().resolve("target")))
        .map(p -> element.toString().endsWith("-tests.jar") ? p.testClasses() : p.classes())
        .filter(Files::isDirectory)
        .findFirst();
  }

  private CompilerSettings compiler(String name, Recording.Project project) {
    int asked =
        project
            .of(COMPILE)
            .mapToInt(execution -> level(execution).orElse(PLUGIN_DEFAULT))
            .min()
            .orElse(PLUGIN_DEFAULT);
    if (asked < LEAST_LEVEL) {
      notes.add("Module " + name + " asks for Java " + asked + " and is compiled for Java 8.");
    }
    Optional<Recording.Execution> compile = usual(project, COMPILE, "default-compile");
    List<String> arguments = compile.map(Modules::compilerArguments).orElse(List.of());
    return new CompilerSettings(
        Math.max(asked, LEAST_LEVEL),
        compile.flatMap(c -> c.first("encoding")).or(project::encoding).orElse("UTF-8"),
        arguments.contains("-parameters")
            || compile.flatMap(c -> c.first("parameters")).filter("true"::equals).isPresent(),
        meaningful(arguments));
  }

  /** The Java release that an execution compiles for. */
  private static OptionalInt level(Recording.Execution execution) {
    return Stream.of("release", "target", "source")
        .map(execution::first)
        .flatMap(Optional::stream)
        .map(String::strip)
        .map(text -> text.startsWith("1.") ? text.substring(2) : text)
        .filter(text -> text.matches("\\d{1,3}"))
        .mapToInt(Integer::parseInt)
        .findFirst();
  }

  private static List<String> compilerArguments(Recording.Execution execution) {
    List<String> arguments = new ArrayList<>();
    execution.below("compilerArgs").forEach(argument -> arguments.add(argument.value()));
    execution
        .first("compilerArgument")
        .ifPresent(line -> arguments.addAll(List.of(line.strip().split("\\s+"))));
    if (execution.first("enablePreview").filter("true"::equals).isPresent()) {
      arguments.add("--enable-preview");
    }
    return arguments;
  }

  private static List<String> meaningful(List<String> arguments) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.equals("--enable-preview")) {
        kept.add(argument);
      } else if (argument.matches("--add-(modules|exports|reads)(=.*)?")) {
        kept.add(argument);
        if (argument.indexOf('=') < 0 && i + 1 < arguments.size()) {
          i++;
          kept.add(arguments.get(i));
        }
      }
    }
    return kept;
  }

  private static Map<String, String> testProperties(
      Recording.Project project, Optional<Recording.Execution> tests) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put("basedir", project.directory().toString());
    if (tests.isPresent()) {
      List<String> names = tests.get().all("systemProperties.property.name");
      List<String> values = tests.get().all("systemProperties.property.value");
      for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
        properties.put(names.get(i), values.get(i));
      }
      for (Recording.Setting setting : tests.get().below("systemPropertyVariables")) {
        properties.put(setting.path(), setting.value());
      }
    }
    properties.values().removeIf(value -> value.contains("${"));
    return properties;
  }

  private static List<String> patterns(Recording.Execution tests, String name) {
    return tests.below(name).stream()
        .flatMap(setting -> Stream.of(setting.value().split(",")))
        .map(String::strip)
        .filter(pattern -> !pattern.isEmpty())
        .toList();
  }

  private static Optional<Recording.Execution> usual(
      Recording.Project project, String goal, String id) {
    return project
        .of(goal)
        .filter(execution -> execution.id().equals(id))
        .findFirst()
        .or(() -> project.of(goal).findFirst());
  }

  private void noteSpecialties(
      String name, Recording.Project project, Optional<Recording.Execution> tests) {
    for (String language : List.of("kotlin", "groovy", "gmavenplus", "scala", "aspectj")) {
      if (project.goals().stream().anyMatch(goal -> goal.contains(language))) {
        notes.add("Module " + name + " is also compiled by the " + language + " plugin.");
      }
    }
    tests
        .filter(t -> t.first("groups").isPresent() || t.first("excludedGroups").isPresent())
        .ifPresent(t -> notes.add("Module " + name + " selects its tests by groups."));
  }

  private static boolean hasJava(List<Path> roots) {
    return !withJava(roots).isEmpty();
  }

  private static List<Path> withJava(List<Path> roots) {
    return roots.stream().filter(Modules::holdsJava).toList();
  }

  private static boolean holdsJava(Path root) {
    if (!Files.isDirectory(root)) {
      return false;
    }
    try (Stream<Path> files = Files.walk(root)) {
      return files.anyMatch(file -> file.toString().endsWith(".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
