package dev.hasten.target.open;

import dev.hasten.sandbox.HostCommand;
import dev.hasten.target.Module;
import dev.hasten.target.test.TestRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Fetches what drives a target's tests, with its own Maven, where the warm-up did not bring it. */
final class TestDrivers {
  private final OpenRequest request;
  private final WarmUp.Built built;
  private final Path root;

  TestDrivers(OpenRequest request, WarmUp.Built built, Path root) {
    this.request = request;
    this.built = built;
    this.root = root;
  }

  /** Fetches each jar once; one that cannot be had is named again by the first run of tests. */
  void fetch(List<Module> modules) throws IOException {
    Set<String> asked = new HashSet<>();
    for (Module module : modules) {
      Optional<String> lacking = lacking(module);
      while (lacking.isPresent() && asked.add(lacking.get())) {
        request.listener().accept("Fetching " + lacking.get() + ", which drives its tests");
        HostCommand.run(
            command(lacking.get()),
            root,
            Map.of("JAVA_HOME", built.jdk().home().toString()),
            request.limit(),
            line -> {},
            () -> false);
        lacking = lacking(module);
      }
    }
  }

  private Optional<String> lacking(Module module) {
    return TestRunner.lacking(module, built.maven().localRepository());
  }

  private List<String> command(String coordinates) {
    List<String> command = new ArrayList<>(BuildEnvironment.without(request.environment()));
    command.add(built.maven().home().resolve("bin/mvn").toString());
    if (request.offline()) {
      command.add("-o");
    }
    command.add("-Dmaven.repo.local=" + built.maven().localRepository());
    command.addAll(built.maven().arguments());
    command.addAll(
        List.of("-N", "-q", "-Dtransitive=false", "-Dartifact=" + coordinates, "dependency:get"));
    return command;
  }
}
