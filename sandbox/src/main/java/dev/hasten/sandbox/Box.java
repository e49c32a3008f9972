package dev.hasten.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A command laid out for its box.
 *
 * @param mounts what it sees beside the system, outer folders first
 * @param directory where it starts
 * @param program what is executed once the box is built: limits, filter, environment, command
 */
record Box(List<Mount> mounts, Path directory, List<String> program) {
  /** Open files of each process. */
  private static final int OPEN_FILES = 4096;

  private static final Path USER_HOME = Path.of(System.getProperty("user.home", "/root"));

  private static final List<Path> NEVER =
      List.of(
          Path.of("/proc"), Path.of("/sys"), Path.of("/dev"), Path.of("/run"), Path.of("/boot"));

  private static final List<Path> NEVER_WHOLE =
      List.of(
          Path.of("/etc"),
          Path.of("/home"),
          Path.of("/root"),
          Path.of("/tmp"),
          Path.of("/var/tmp"),
          Path.of("/var/lib"),
          USER_HOME,
          USER_HOME.resolve(".m2"));

  /** Where tools keep their keys, below the user's home. */
  private static final List<String> SECRETS =
      List.of(".ssh", ".gnupg", ".aws", ".azure", ".config", ".docker", ".kube");

  /**
   * What all boxes of a sandbox share.
   *
   * @param user as whom they run
   * @param system what they see of the host's system
   * @param etc folder with the files of {@link SystemView#etc}
   * @param root empty folder on which a backend may build a box's root
   * @param staged folder of staged content, which nothing may write
   * @param stub program that installs the system call filter and executes its arguments, or null
   *     where there is none for this machine
   */
  record Setting(
      BoxUser user, SystemView system, Path etc, Path root, Path staged, @Nullable Path stub) {}

  static Box of(Command command, Setting setting) {
    List<Mount> mounts = new ArrayList<>();
    for (Mount mount : command.mounts()) {
      check(mount, setting);
      if (mount.writable() || !setting.system().shows(mount.path())) {
        mounts.add(mount);
      }
    }
    if (setting.stub() != null) {
      mounts.add(Mount.readOnly(setting.stub()));
    }
    mounts.sort(Comparator.comparing(mount -> mount.path().getNameCount()));
    return new Box(
        List.copyOf(mounts),
        command.directory(),
        program(command, setting.stub(), SystemView.HOME));
  }

  /** Limits, then the filter, then an environment of its own, then the command. */
  static List<String> program(Command command, @Nullable Path stub, String home) {
    Limits limits = command.limits();
    List<String> program = new ArrayList<>(List.of("/usr/bin/prlimit", "--core=0:0"));
    program.add(limit("nproc", limits.processes()));
    program.add(limit("nofile", OPEN_FILES));
    program.add(limit("fsize", limits.fileBytes()));
    program.add(limit("data", limits.memoryBytes()));
    program.add("--");
    if (stub != null) {
      program.add(stub.toString());
    }
    program.addAll(List.of("/usr/bin/env", "-i"));
    environment(command, home).forEach((name, value) -> program.add(name + "=" + value));
    if (command.arguments().get(0).indexOf('=') >= 0) {
      // env would take such a program for a variable.
      program.addAll(List.of("/bin/sh", "-c", "exec \"$@\"", "sh"));
    }
    program.addAll(command.arguments());
    return List.copyOf(program);
  }

  private static Map<String, String> environment(Command command, String home) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    environment.put("HOME", home);
    environment.put("LANG", "C.UTF-8");
    environment.put("TZ", "UTC");
    environment.putAll(command.environment());
    return environment;
  }

  private static String limit(String name, long value) {
    return "--" + name + "=" + value + ":" + value;
  }

  private static void check(Mount mount, Setting setting) {
    Path path = mount.path();
    try {
      if (!Files.exists(path)) {
        throw new IllegalArgumentException("mount does not exist: " + path);
      }
      Path real = path.toRealPath();
      if (!Files.isDirectory(real) && !Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
        throw new IllegalArgumentException("mount is neither a file nor a folder: " + path);
      }
      if (showsHost(real)) {
        throw new IllegalArgumentException("mount would show what belongs to the host: " + path);
      }
      if (mount.writable() && (real.startsWith(setting.staged()) || setting.system().shows(real))) {
        throw new IllegalArgumentException("mount must not be writable: " + path);
      }
      if (!setting.user().canReach(real) || !setting.user().canRead(real)) {
        throw new IllegalArgumentException(
            "mount cannot be read by the boxed user, stage it: " + path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean showsHost(Path real) {
    return NEVER.stream().anyMatch(never -> real.startsWith(never) || never.startsWith(real))
        || NEVER_WHOLE.stream().anyMatch(never -> never.startsWith(real))
        || SECRETS.stream().anyMatch(secret -> real.startsWith(USER_HOME.resolve(secret)));
  }
}
