package dev.hasten.replay;

import dev.hasten.sandbox.Mount;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.ProbeJar;
import dev.hasten.target.test.TestRequest;
import dev.hasten.target.test.TestRun;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs tests with the agent in their JVM. */
final class AgentRun {
  /**
   * The JVM's own words for a null pointer name local variables, which a rewrite may rename; and a
   * warning that classes are shared less with an agent would go to the standard output of the
   * tests.
   */
  private static final List<String> JVM_ARGUMENTS =
      List.of(
          "-XX:+IgnoreUnrecognizedVMOptions",
          "-XX:-ShowCodeDetailsInExceptionMessages",
          "-XX:-PrintWarnings");

  private final Sandbox sandbox;
  private final Function<TestRequest, TestRun> tests;

  /**
   * @param tests runs tests confined, such as {@code TestRunner::run}
   */
  AgentRun(Sandbox sandbox, Function<TestRequest, TestRun> tests) {
    this.sandbox = sandbox;
    this.tests = tests;
  }

  /**
   * What a run left behind.
   *
   * @param folder where the agent wrote
   * @param tests what became of the tests
   */
  record Left(Path folder, TestRun tests) {}

  /** Runs the tests asked for, with the agent set as given. */
  Left run(
      String mode,
      TestRequest request,
      List<MethodRef> entries,
      Map<String, String> settings,
      List<String> jvmArguments) {
    Path folder = sandbox.newFolder("record");
    Path file = folder.resolve("agent.properties");
    Properties properties = new Properties();
    properties.setProperty("mode", mode);
    properties.setProperty("output", folder.toString());
    for (int i = 0; i < entries.size(); i++) {
      properties.setProperty("entry." + i, entries.get(i).toString());
    }
    properties.setProperty("tests", testClasses(request.module()));
    settings.forEach(properties::setProperty);
    try (OutputStream out = Files.newOutputStream(file)) {
      properties.store(out, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sandbox.give(folder);
    Path probe = sandbox.stage(ProbeJar.path());
    List<String> arguments = new ArrayList<>(request.jvmArguments());
    arguments.add("-javaagent:" + probe + "=" + file);
    arguments.addAll(JVM_ARGUMENTS);
    arguments.addAll(jvmArguments);
    List<Mount> mounts = new ArrayList<>(request.mounts());
    mounts.add(Mount.writable(folder));
    mounts.add(Mount.readOnly(probe));
    return new Left(folder, tests.apply(request.with(arguments, mounts)));
  }

  /** The top-level test classes of a module, comma separated. */
  private static String testClasses(Module module) {
    Path folder = module.testClasses();
    if (!Files.isDirectory(folder)) {
      return "";
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(file -> folder.relativize(file).toString())
          .filter(name -> name.endsWith(".class") && !name.contains("$"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .map(name -> name.replace(File.separatorChar, '.'))
          .sorted()
          .collect(Collectors.joining(","));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
