package dev.hasten.target.compile;

import dev.hasten.target.CompilerSettings;
import dev.hasten.target.Jdk;
import dev.hasten.target.Module;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The compiler's command line. */
final class CompilerOptions {
  private CompilerOptions() {}

  /**
   * Options to compile units of a module against its class path and its own classes.
   *
   * @param shown where the compiler can read each path
   */
  static List<String> of(Module module, Jdk jdk, Map<Path, Path> shown) {
    CompilerSettings settings = module.compiler();
    List<Path> path = new ArrayList<>(List.of(module.classes()));
    path.addAll(module.classPath());
    List<String> options = new ArrayList<>(level(settings, jdk));
    // No processor runs, and no source is read that was not sent.
    options.addAll(List.of("-proc:none", "-implicit:none", "-sourcepath", "", "-g", "-nowarn"));
    if (settings.parameters()) {
      options.add("-parameters");
    }
    options.addAll(settings.arguments());
    options.add("-classpath");
    options.add(
        path.stream()
            .filter(shown::containsKey)
            .map(p -> String.valueOf(shown.get(p)))
            .collect(Collectors.joining(File.pathSeparator)));
    return options;
  }

  /**
   * The level, by {@code --release} so that newer library methods are refused. JDK 8 does not know
   * that option, and the compiler does not take it together with exports of the JDK's own modules.
   */
  static List<String> level(CompilerSettings settings, Jdk jdk) {
    boolean exports =
        settings.arguments().stream()
            .anyMatch(a -> a.startsWith("--add-exports") || a.startsWith("--system"));
    String release = Integer.toString(settings.release());
    return jdk.feature() < 9 || exports
        ? List.of("-source", release, "-target", release)
        : List.of("--release", release);
  }
}
