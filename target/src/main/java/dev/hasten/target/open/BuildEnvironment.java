package dev.hasten.target.open;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The environment variables that the user's build gets: none that may hold a key. */
final class BuildEnvironment {
  private static final Set<String> KEPT =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "LANG",
          "LANGUAGE",
          "TZ",
          "TMPDIR",
          "CI",
          "JAVA_HOME",
          "MAVEN_OPTS",
          "HTTP_PROXY",
          "HTTPS_PROXY",
          "NO_PROXY",
          "ALL_PROXY",
          "SSL_CERT_FILE",
          "SSL_CERT_DIR");

  private BuildEnvironment() {}

  /** The beginning of a command line that starts the rest of it without all other variables. */
  static List<String> without(Map<String, String> environment) {
    List<String> command = new ArrayList<>();
    command.add("/usr/bin/env");
    environment.keySet().stream()
        .filter(name -> !isKept(name))
        .sorted()
        .forEach(
            name -> {
              command.add("-u");
              command.add(name);
            });
    return command;
  }

  private static boolean isKept(String name) {
    return KEPT.contains(name.toUpperCase(Locale.ROOT)) || name.startsWith("LC_");
  }
}
