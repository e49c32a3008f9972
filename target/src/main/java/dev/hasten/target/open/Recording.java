package dev.hasten.target.open;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** What the listener inside Maven wrote, by project in build order. */
record Recording(List<Project> projects) {
  /** One project of the build. */
  record Project(
      Path directory,
      String packaging,
      String coordinates,
      Optional<String> encoding,
      Path classes,
      Path testClasses,
      List<Path> sourceRoots,
      List<Path> testSourceRoots,
      List<Path> classPath,
      List<Path> testClassPath,
      List<String> goals,
      List<Execution> executions) {
    /** The executions of a goal such as {@code maven-surefire-plugin:test}. */
    Stream<Execution> of(String goal) {
      return executions.stream().filter(execution -> execution.goal().equals(goal));
    }
  }

  /** One execution of a goal with its evaluated configuration. */
  record Execution(String goal, String id, List<Setting> settings) {
    /** The value at a path such as {@code includes.include}; the first where it repeats. */
    Optional<String> first(String path) {
      return all(path).stream().findFirst();
    }

    List<String> all(String path) {
      return settings.stream().filter(s -> s.path().equals(path)).map(Setting::value).toList();
    }

    /** The settings one level below a path, with the path cut off. */
    List<Setting> below(String path) {
      String prefix = path + ".";
      return settings.stream()
          .filter(s -> s.path().startsWith(prefix))
          .map(s -> new Setting(s.path().substring(prefix.length()), s.value()))
          .toList();
    }
  }

  /** One value of a configuration. */
  record Setting(String path, String value) {}

  static Recording read(Path file) throws IOException {
    Properties facts = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      facts.load(reader);
    }
    List<Project> projects = new ArrayList<>();
    int count = Integer.parseInt(facts.getProperty("projects", "0"));
    for (int n = 0; n < count; n++) {
      projects.add(project(facts, n + "."));
    }
    return new Recording(List.copyOf(projects));
  }

  private static Project project(Properties facts, String at) {
    List<Execution> executions = new ArrayList<>();
    int count = Integer.parseInt(facts.getProperty(at + "executions", "0"));
    for (int k = 0; k < count; k++) {
      String execution = at + k + ".";
      executions.add(
          new Execution(
              facts.getProperty(execution + "goal", ""),
              facts.getProperty(execution + "id", ""),
              settings(facts.getProperty(execution + "configuration", ""))));
    }
    return new Project(
        Path.of(facts.getProperty(at + "directory", "")),
        facts.getProperty(at + "packaging", ""),
        facts.getProperty(at + "coordinates", ""),
        Optional.ofNullable(facts.getProperty(at + "encoding")),
        Path.of(facts.getProperty(at + "classes", "")),
        Path.of(facts.getProperty(at + "testClasses", "")),
        paths(facts, at + "sourceRoots"),
        paths(facts, at + "testSourceRoots"),
        paths(facts, at + "classPath"),
        paths(facts, at + "testClassPath"),
        lines(facts, at + "goals").toList(),
        List.copyOf(executions));
  }

  private static List<Path> paths(Properties facts, String name) {
    return lines(facts, name).map(Path::of).toList();
  }

  private static Stream<String> lines(Properties facts, String name) {
    return Arrays.stream(facts.getProperty(name, "").split("\n", -1))
        .filter(line -> !line.isEmpty());
  }

  private static List<Setting> settings(String configuration) {
    return Arrays.stream(configuration.split("\n", -1))
        .filter(line -> line.indexOf('=') > 0)
        .map(
            line -> {
              int equals = line.indexOf('=');
              return new Setting(line.substring(0, equals), unescape(line.substring(equals + 1)));
            })
        .toList();
  }

  private static String unescape(String value) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        i++;
        text.append(value.charAt(i) == 'n' ? '\n' : value.charAt(i));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
