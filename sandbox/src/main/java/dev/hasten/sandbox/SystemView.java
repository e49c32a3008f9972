package dev.hasten.sandbox;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What every box shows of the host's own system, read-only.
 *
 * @param links symbolic links at the root, name to target
 * @param paths files and folders bound at their own path
 */
record SystemView(Map<String, String> links, List<Path> paths) {
  /** Where a command finds its home, a private and empty folder. */
  static final String HOME = "/home/box";

  /** Bytes that each private folder may hold: they are the host's memory. */
  static final Map<String, Long> PRIVATE_FOLDERS =
      Map.of("/tmp", 512L << 20, "/dev/shm", 64L << 20, HOME, 64L << 20);

  /** Number of files that each private folder may hold, where the backend can limit it. */
  static final int PRIVATE_FILES = 50_000;

  private static final List<String> AT_THE_ROOT =
      List.of("bin", "sbin", "lib", "lib32", "lib64", "libx32");

  private static final List<String> OTHERS =
      List.of(
          "/etc/alternatives",
          "/etc/ssl/certs",
          "/etc/pki",
          "/etc/fonts",
          "/etc/ld.so.cache",
          // Debian's Maven starts by these; its settings may hold passwords and stay outside.
          "/etc/maven/m2.conf",
          "/etc/maven/logging",
          // Without these a JVM misjudges processors and huge pages.
          "/sys/devices/system/cpu",
          "/sys/kernel/mm/transparent_hugepage",
          "/sys/kernel/mm/hugepages");

  static SystemView ofHost() throws IOException {
    Map<String, String> links = new LinkedHashMap<>();
    List<Path> paths = new ArrayList<>();
    paths.add(Path.of("/usr"));
    for (String name : AT_THE_ROOT) {
      Path path = Path.of("/" + name);
      if (Files.isSymbolicLink(path)) {
        links.put(name, Files.readSymbolicLink(path).toString());
      } else if (Files.isDirectory(path)) {
        paths.add(path);
      }
    }
    OTHERS.stream().map(Path::of).filter(Files::exists).forEach(paths::add);
    // Debian keeps a JDK's settings here, behind links from the JDK.
    try (DirectoryStream<Path> java = Files.newDirectoryStream(Path.of("/etc"), "java*")) {
      java.forEach(paths::add);
    }
    return new SystemView(Map.copyOf(links), List.copyOf(paths));
  }

  /** The few files of /etc that libraries cannot do without, name to content. */
  static Map<String, String> etc(String hostName) {
    return Map.of(
        "passwd",
        "box:x:1000:1000::" + HOME + ":/bin/sh\n",
        "group",
        "box:x:1000:\n",
        "hosts",
        "127.0.0.1 localhost box " + hostName + "\n::1 localhost\n",
        "nsswitch.conf",
        "passwd: files\ngroup: files\nhosts: files\n");
  }

  /** Whether the path is shown already. */
  boolean shows(Path path) {
    return paths.stream().anyMatch(path::startsWith);
  }
}
