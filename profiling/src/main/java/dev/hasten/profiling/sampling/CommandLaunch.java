package dev.hasten.profiling.sampling;

import dev.hasten.profiling.Workload;
import dev.hasten.sandbox.Command;
import dev.hasten.sandbox.Limits;
import dev.hasten.sandbox.Mount;
import dev.hasten.sandbox.Outcome;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Module;
import dev.hasten.target.Target;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command in a box that sees the target and its class path.
 *
 * @param command the command line, made for an attachment
 * @param environment its environment, made for an attachment
 */
record CommandLaunch(
    String name,
    Sandbox sandbox,
    Path directory,
    List<Mount> mounts,
    Function<Attachment, List<String>> command,
    Function<Attachment, Map<String, String>> environment,
    Duration limit)
    implements Launch {
  private static final long HEAP = 2L << 30;

  /** The user's command, every JVM of which is profiled. */
  static List<Launch> shell(Sandbox sandbox, Target target, Workload.Shell shell, Duration limit) {
    Path root = sandbox.stage(target.root());
    Set<Path> classPath = new LinkedHashSet<>();
    for (Module module : target.modules()) {
      Stream.concat(Stream.of(module.classes()), module.classPath().stream())
          .filter(Files::exists)
          .map(sandbox::stage)
          .forEach(classPath::add);
    }
    return List.of(
        new CommandLaunch(
            "command",
            sandbox,
            root,
            mounts(target, root, classPath),
            attachment -> List.of("/bin/sh", "-c", shell.command()),
            attachment ->
                Map.of(
                    "HASTEN_CLASSPATH",
                    join(classPath),
                    "JAVA",
                    target.jdk().java().toString(),
                    "JAVA_HOME",
                    target.jdk().home().toString(),
                    "JAVA_TOOL_OPTIONS",
                    String.join(" ", attachment.jvmArguments())),
            limit));
  }

  /**
   * JMH on each module that carries benchmarks, short: one second of warm-up and three of work for
   * each. The profiler sits in the fork alone, so that the harness is not in the profile.
   */
  static List<Launch> jmh(Sandbox sandbox, Target target, Workload.Jmh jmh, Duration limit) {
    List<Launch> launches = new ArrayList<>();
    for (Module module : target.modules()) {
      if (!hasBenchmarks(module)) {
        continue;
      }
      Path root = sandbox.stage(target.root());
      Set<Path> classPath = new LinkedHashSet<>();
      module.testClassPath().stream()
          .filter(Files::exists)
          .map(sandbox::stage)
          .forEach(classPath::add);
      List<String> command =
          List.of(
              target.jdk().java().toString(),
              "-Xmx256m",
              "-Djmh.ignoreLock=true",
              "-cp",
              join(classPath),
              "org.openjdk.jmh.Main",
              jmh.pattern());
      launches.add(
          new CommandLaunch(
              "jmh-" + module.name().replaceAll("[^\\w-]+", "-"),
              sandbox,
              root,
              mounts(target, root, classPath),
              attachment -> withArguments(command, attachment),
              attachment -> Map.of(),
              limit));
    }
    return launches;
  }

  private static List<String> withArguments(List<String> command, Attachment attachment) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("-f", "1", "-wi", "1", "-w", "1s", "-i", "3", "-r", "1s"));
    // Prepended, so that what a benchmark asks for itself wins.
    all.addAll(List.of("-jvmArgsPrepend", "-Xmx1g"));
    all.addAll(List.of("-jvmArgsAppend", String.join(" ", attachment.jvmArguments())));
    return all;
  }

  private static boolean hasBenchmarks(Module module) {
    return Stream.of(module.classes(), module.testClasses())
            .anyMatch(folder -> Files.isRegularFile(folder.resolve("META-INF/BenchmarkList")))
        && module.testClassPath().stream()
            .anyMatch(entry -> entry.getFileName().toString().startsWith("jmh-core"));
  }

  private static List<Mount> mounts(Target target, Path root, Set<Path> classPath) {
    return Stream.concat(Stream.of(root, target.jdk().home()), classPath.stream())
        .distinct()
        .map(Mount::readOnly)
        .toList();
  }

  private static String join(Set<Path> classPath) {
    return classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  @Override
  public Ended run(Attachment attachment) {
    List<Mount> all = new ArrayList<>(mounts);
    all.addAll(attachment.mounts());
    Outcome outcome =
        sandbox.run(
            new Command(
                command.apply(attachment),
                directory,
                all,
                environment.apply(attachment),
                Limits.forJvm(limit, HEAP)));
    List<String> notes = new ArrayList<>();
    if (outcome instanceof Outcome.Exited exited && exited.code() != 0) {
      notes.add("The %s ended with code %d.".formatted(name, exited.code()));
    } else if (outcome instanceof Outcome.TimedOut) {
      notes.add("The %s was stopped after %d s.".formatted(name, limit.toSeconds()));
    }
    return new Ended(outcome, 1, notes);
  }
}
