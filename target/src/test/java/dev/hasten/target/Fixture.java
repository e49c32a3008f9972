package dev.hasten.target;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.tools.ToolProvider;

/** A target made by hand: one module, its sources compiled by the JDK that runs the tests. */
public final class Fixture {
  private final Path root;
  private final List<String> options = new ArrayList<>(List.of("-g", "-proc:none", "-nowarn"));

  public Fixture(Path root) {
    this.root = root;
  }

  /** Writes a main source below {@code src/main/java}; the path is from there. */
  public Path main(String path, String text) {
    return write("src/main/java/" + path, text);
  }

  /** Writes a test source below {@code src/test/java}. */
  public Path test(String path, String text) {
    return write("src/test/java/" + path, text);
  }

  /** Writes any file; returns its path from the root. */
  public Path write(String path, String text) {
    try {
      Path file = root.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Path.of(path);
  }

  /** The target as its sources stand now, compiled with the given jars at hand for the tests. */
  public Target target(Path... jars) {
    Path classes = root.resolve("target/classes");
    Path testClasses = root.resolve("target/test-classes");
    List<Path> testPath = new ArrayList<>(List.of(testClasses, classes));
    testPath.addAll(List.of(jars));
    compile(root.resolve("src/main/java"), classes, List.of());
    compile(root.resolve("src/test/java"), testClasses, testPath);
    Module module =
        new Module(
            ".",
            root,
            existing("src/main/java"),
            existing("src/test/java"),
            classes,
            testClasses,
            List.of(),
            testPath,
            new CompilerSettings(17, "UTF-8", false, List.of()),
            Map.of(),
            List.of(),
            List.of(),
            List.of());
    Path home = Path.of(System.getProperty("java.home"));
    return new Target(
        "fixture",
        Optional.empty(),
        root,
        "0".repeat(40),
        new Jdk(home, Runtime.version().feature(), Runtime.version().toString()),
        new MavenCommand(root, "3", localRepository(), List.of()),
        List.of(module),
        List.of());
  }

  /** The local Maven repository that the build of Hasten itself uses. */
  public static Path localRepository() {
    Path path = jar(org.junit.jupiter.api.Test.class);
    // repository/org/junit/jupiter/junit-jupiter-api/VERSION/JAR
    for (int i = 0; i < 6; i++) {
      path = path.getParent();
    }
    return path;
  }

  /** Jar that a class was loaded from. */
  public static Path jar(Class<?> type) {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private List<Path> existing(String path) {
    Path folder = root.resolve(path);
    return Files.isDirectory(folder) ? List.of(folder) : List.of();
  }

  private void compile(Path sources, Path output, List<Path> classPath) {
    if (!Files.isDirectory(sources)) {
      return;
    }
    try (var walk = Files.walk(sources)) {
      Files.createDirectories(output);
      List<String> arguments = new ArrayList<>(options);
      arguments.addAll(List.of("-d", output.toString()));
      arguments.addAll(
          List.of("-cp", String.join(":", classPath.stream().map(Path::toString).toList())));
      walk.filter(f -> f.toString().endsWith(".java")).forEach(f -> arguments.add(f.toString()));
      int code =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, OutputStream.nullOutputStream(), arguments.toArray(String[]::new));
      if (code != 0) {
        throw new IllegalStateException("the fixture does not compile");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
