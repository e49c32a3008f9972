package dev.hasten.replay;

import dev.hasten.probe.graph.Memory;
import dev.hasten.sandbox.Command;
import dev.hasten.sandbox.Limits;
import dev.hasten.sandbox.Mount;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.ProbeJar;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The command line of a replaying child: flags, class path and mounts. */
final class ReplayCommand {
  /** A session's JVM is never older. */
  private static final Duration LIFE = Duration.ofHours(2);

  private static final long DEFAULT_HEAP = 1L << 30;

  private ReplayCommand() {}

  static Command of(Session.Request request) {
    Sandbox sandbox = request.sandbox();
    Path probe = sandbox.stage(ProbeJar.path());
    List<Path> classPath = new ArrayList<>();
    for (Path entry : request.side().testClassPath(request.module())) {
      if (Files.exists(entry)) {
        classPath.add(sandbox.stage(entry));
      }
    }
    // Last, so that nothing of the target is shadowed.
    classPath.add(probe);
    Path home = sandbox.newFolder("replay");
    List<Mount> mounts = new ArrayList<>();
    classPath.stream().distinct().forEach(path -> mounts.add(Mount.readOnly(path)));
    mounts.add(Mount.writable(home));

    List<String> line = new ArrayList<>();
    line.add(request.jdk().java().toString());
    line.addAll(flags(request.jdk().feature(), home));
    line.addAll(openings(request.module().testJvmArguments()));
    request.module().testProperties().forEach((name, value) -> line.add("-D" + name + "=" + value));
    line.addAll(request.jvmArguments());
    line.add("-cp");
    line.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    line.add("dev.hasten.probe.replay.ReplayMain");
    return new Command(
        line, home, mounts, Map.of(), Limits.forJvm(LIFE, heap(request.jvmArguments())));
  }

  private static List<String> flags(int feature, Path home) {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "-Xmx" + DEFAULT_HEAP,
                "-XX:-UsePerfData",
                // Standard output belongs to the conversation.
                "-XX:+DisplayVMOutputToStderr",
                // A stack says who threw, from the first call to the last.
                "-XX:-OmitStackTraceInFastThrow",
                "-Djava.awt.headless=true",
                "-Djava.io.tmpdir=" + home));
    if (feature >= 9) {
      flags.addAll(Memory.JVM_ARGUMENTS);
      flags.add("-Xlog:disable");
      flags.add("-Xlog:all=warning:stderr");
    }
    if (feature >= 14) {
      // Texts made from byte code name variables, which a rewrite may rename.
      flags.add("-XX:-ShowCodeDetailsInExceptionMessages");
    }
    return flags;
  }

  /** Of the build's own arguments those without which classes do not load. */
  private static List<String> openings(List<String> arguments) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean opening =
          argument.startsWith("--add-opens")
              || argument.startsWith("--add-exports")
              || argument.startsWith("--add-modules");
      if (argument.equals("--enable-preview")) {
        kept.add(argument);
      } else if (opening) {
        kept.add(argument);
        if (argument.indexOf('=') < 0 && i + 1 < arguments.size()) {
          kept.add(arguments.get(++i));
        }
      }
    }
    return kept;
  }

  private static long heap(List<String> arguments) {
    long heap = DEFAULT_HEAP;
    for (String argument : arguments) {
      if (argument.matches("-Xmx\\d+[kKmMgG]?")) {
        String number = argument.substring(4).replaceAll("[a-zA-Z]", "");
        char unit = Character.toLowerCase(argument.charAt(argument.length() - 1));
        int shift = unit == 'k' ? 10 : unit == 'm' ? 20 : unit == 'g' ? 30 : 0;
        heap = Long.parseLong(number) << shift;
      }
    }
    return heap;
  }
}
