package dev.hasten.target.test;

import dev.hasten.sandbox.Command;
import dev.hasten.sandbox.Limits;
import dev.hasten.sandbox.Mount;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Module;
import dev.hasten.target.ProbeJar;
import dev.hasten.target.Side;
import dev.hasten.target.Target;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The command that starts the JVM for a run of tests. */
final class TestJvm {
  private static final String MAIN = "dev.hasten.probe.test.TestMain";
  private static final long HEAP = 1L << 30;
  private static final Pattern MOST_HEAP =
      Pattern.compile("(?:-Xmx|-XX:MaxHeapSize=)(\\d+)([kKmMgG]?)");
  private static final Pattern AGENT = Pattern.compile("-(?:javaagent|agentpath):([^=]+)(?:=.*)?");

  private TestJvm() {}

  static Command command(
      Sandbox sandbox, Target target, TestRequest request, List<Path> jars, WorkingCopy copy) {
    Module module = request.module();
    List<String> ofBuild = module.testJvmArguments().stream().map(a -> translate(a, copy)).toList();
    List<Mount> mounts = new ArrayList<>(request.mounts());
    mounts.add(Mount.readOnly(target.jdk().home()));
    mounts.add(Mount.writable(copy.directory()));
    List<String> arguments = new ArrayList<>();
    arguments.add(target.jdk().java().toString());
    arguments.addAll(List.of("-ea", "-Xmx" + HEAP));
    List<String> given = new ArrayList<>(ofBuild);
    given.addAll(request.jvmArguments());
    if (given.stream().noneMatch(a -> a.matches("-XX:\\+Use\\w*GC"))) {
      arguments.add("-XX:+UseSerialGC");
    }
    arguments.addAll(ofBuild);
    new TreeMap<>(module.testProperties())
        .forEach((name, value) -> arguments.add("-D" + name + "=" + copy.translate(value)));
    arguments.add("-Dbasedir=" + copy.directory());
    arguments.addAll(request.jvmArguments());
    arguments.add("-cp");
    arguments.add(classPath(sandbox, request, jars, mounts));
    arguments.add(MAIN);
    agents(ofBuild, mounts);
    Limits limits =
        Limits.forJvm(request.limit().plus(Duration.ofMinutes(1)), heap(given).orElse(HEAP));
    return new Command(
        arguments, copy.directory(), List.copyOf(mounts), request.environment(), limits);
  }

  private static String classPath(
      Sandbox sandbox, TestRequest request, List<Path> jars, List<Mount> mounts) {
    Side side = request.side();
    Module module = request.module();
    List<Path> path = side == null ? module.testClassPath() : side.testClassPath(module);
    // Behind everything of the target's, so that nothing of it is shadowed.
    Set<Path> entries = new LinkedHashSet<>(path);
    entries.addAll(jars);
    entries.add(ProbeJar.path());
    List<Path> shown =
        entries.stream().filter(Files::exists).map(sandbox::stage).distinct().toList();
    shown.forEach(entry -> mounts.add(Mount.readOnly(entry)));
    return shown.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** A property of the build may name a file of the module. */
  private static String translate(String argument, WorkingCopy copy) {
    int equals = argument.indexOf('=');
    return argument.startsWith("-D") && equals > 0
        ? argument.substring(0, equals + 1) + copy.translate(argument.substring(equals + 1))
        : argument;
  }

  private static void agents(List<String> arguments, List<Mount> mounts) {
    for (String argument : arguments) {
      Matcher agent = AGENT.matcher(argument);
      if (agent.matches() && Path.of(agent.group(1)).isAbsolute()) {
        mounts.add(Mount.readOnly(Path.of(agent.group(1))));
      }
    }
  }

  /** The heap that JVM arguments ask for, in bytes; the last one holds. */
  static OptionalLong heap(List<String> arguments) {
    return arguments.stream()
        .map(MOST_HEAP::matcher)
        .filter(Matcher::matches)
        .mapToLong(m -> Long.parseLong(m.group(1)) << shift(m.group(2)))
        .reduce((a, b) -> b);
  }

  private static int shift(String unit) {
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "k" -> 10;
      case "m" -> 20;
      case "g" -> 30;
      default -> 0;
    };
  }
}
