package dev.hasten.target.test;

import dev.hasten.probe.test.TestProtocol;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What drives the tests of a class path: JUnit Platform where it is there, else JUnit 4, else JUnit
 * 3. Surefire brings the launcher and a missing Jupiter engine itself; both are taken from the
 * local repository, where its own run left them.
 */
sealed interface TestFramework {
  /**
   * A framework that can be driven.
   *
   * @param name as the runner in the JVM knows it
   * @param jars what the class path lacks for it
   */
  record Ready(String name, List<Path> jars) implements TestFramework {}

  /**
   * Nothing to drive the tests with, and why.
   *
   * @param lacking Maven coordinates of what would drive them
   */
  record Absent(String reason, Optional<String> lacking) implements TestFramework {
    Absent(String reason) {
      this(reason, Optional.empty());
    }
  }

  /** Name and version of a jar. */
  Pattern JAR = Pattern.compile("(.+?)-(\\d[\\w.+-]*)\\.jar");

  /** Chooses by the jars of a test class path. */
  static TestFramework choose(List<Path> classPath, Path localRepository) {
    Map<String, String> versions = new HashMap<>();
    for (Path entry : classPath) {
      Matcher jar = JAR.matcher(entry.getFileName().toString());
      if (jar.matches()) {
        versions.putIfAbsent(jar.group(1), jar.group(2));
      }
    }
    if (versions.containsKey("junit-platform-engine")
        || versions.containsKey("junit-jupiter-api")) {
      return platform(versions, localRepository);
    }
    String junit =
        versions.get("junit") == null ? versions.get("junit-dep") : versions.get("junit");
    if (junit != null) {
      boolean three = junit.startsWith("3");
      return new Ready(three ? TestProtocol.JUNIT3 : TestProtocol.JUNIT4, List.of());
    }
    return new Absent(
        versions.containsKey("testng")
            ? "its tests are written for TestNG, which is not supported"
            : "no JUnit on the test class path");
  }

  private static TestFramework platform(Map<String, String> versions, Path localRepository) {
    String version = versions.get("junit-platform-engine");
    if (version == null) {
      version = versions.get("junit-platform-commons");
    }
    String jupiter = versions.get("junit-jupiter-api");
    if (version == null) {
      return new Absent("the version of JUnit Platform cannot be told from the test class path");
    }
    Map<String, @Nullable String> wanted = new HashMap<>();
    wanted.put("org/junit/platform/junit-platform-engine", version);
    wanted.put("org/junit/platform/junit-platform-launcher", version);
    if (jupiter != null) {
      wanted.put("org/junit/jupiter/junit-jupiter-engine", jupiter);
    }
    List<Path> jars = new ArrayList<>();
    for (Map.Entry<String, @Nullable String> one : wanted.entrySet()) {
      String name = one.getKey().substring(one.getKey().lastIndexOf('/') + 1);
      if (versions.containsKey(name)) {
        continue;
      }
      Optional<Path> jar = jar(localRepository, one.getKey(), name, String.valueOf(one.getValue()));
      if (jar.isEmpty()) {
        String group = one.getKey().substring(0, one.getKey().lastIndexOf('/')).replace('/', '.');
        return new Absent(
            "%s %s is not in the local repository".formatted(name, one.getValue()),
            Optional.of(group + ":" + name + ":" + one.getValue()));
      }
      jars.add(jar.get());
    }
    return new Ready(TestProtocol.PLATFORM, jars);
  }

  private static Optional<Path> jar(Path repository, String folder, String name, String version) {
    Path jar = repository.resolve(folder).resolve(version).resolve(name + "-" + version + ".jar");
    return Files.isRegularFile(jar) ? Optional.of(jar) : Optional.empty();
  }
}
