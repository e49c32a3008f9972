package dev.hasten.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The box as the tools of util-linux build it: user namespace first, then the others, then a root
 * of mounts, then a second user namespace in which nothing of that can be undone.
 *
 * <p>The kernel forgets a parent-death signal whenever a process gains rights, as making a user
 * namespace does; hence its repetition after each.
 *
 * @param mountTable the host's mounts, whose flags a bind must keep
 */
record Unshare(MountTable mountTable) implements Backend {
  private static final int LONGEST_ARGUMENT = 128 * 1024;

  private static final List<String> DEVICES = List.of("null", "zero", "full", "random", "urandom");

  private static final List<String> NAMESPACES =
      List.of("net", "pid", "ipc", "uts", "cgroup", "time");

  @Override
  public Confinement confinement() {
    return Confinement.UNSHARE;
  }

  @Override
  public Launch launch(Command command, Box.Setting setting) {
    Box box = Box.of(command, setting);
    List<String> line = new ArrayList<>(setting.user().prefix());
    line.addAll(List.of("unshare", "-U", "--map-root-user", "--"));
    line.addAll(List.of("setpriv", "--pdeathsig", "KILL", "--"));
    line.addAll(List.of("unshare", "-m", "-p", "-n", "-i", "-u", "-C", "-f", "--kill-child"));
    line.addAll(List.of("--propagation", "slave", "--"));
    String script = script(box, setting);
    if (script.length() >= LONGEST_ARGUMENT) {
      throw new IllegalArgumentException("too many mounts: " + box.mounts().size());
    }
    line.addAll(List.of("/bin/sh", "-c", script, "sh"));
    line.addAll(box.program());
    return new Launch(line, Map.of("PATH", Starter.PATH));
  }

  /** What pid 1 of the box does before it becomes the command. */
  private String script(Box box, Box.Setting setting) {
    Path root = setting.root();
    StringBuilder script = new StringBuilder("set -eu; umask 022\n");
    line(
        script, "mount -t tmpfs -o mode=755,size=1m,nr_inodes=16384,nosuid,nodev box", quote(root));
    line(script, "cd", quote(root));
    line(script, "mkdir -p proc dev/shm tmp etc old", quote("." + SystemView.HOME));
    setting
        .system()
        .links()
        .forEach((name, target) -> line(script, "ln -s", quote(target), quote(name)));
    line(script, "ln -s /proc/self/fd dev/fd; ln -s /proc/self/fd/0 dev/stdin");
    line(script, "ln -s /proc/self/fd/1 dev/stdout; ln -s /proc/self/fd/2 dev/stderr");
    SystemView.etc("$(cat /proc/sys/kernel/hostname)")
        .forEach((name, text) -> line(script, "printf '%s' \"" + text + "\" >etc/" + name));
    mountAll(script, privateFolders(root));
    mountPoints(script, box, setting);
    mountAll(script, binds(root, box, setting));
    nested(script, root, box, setting);
    line(script, "rm mounts");
    loopback(script);
    namespaces(script);
    line(script, "pivot_root . old; cd /; umount -l /old");
    line(script, "mount -o remount,ro,bind,nosuid,nodev /");
    // Only after the inner user map is written may /proc become read-only.
    line(
        script,
        "exec unshare -U -m --map-user=1000 --map-group=1000 --keep-caps --propagation unchanged --",
        "/bin/sh -c '");
    line(script, "mount -o remount,ro,bind,nosuid,nodev,noexec /proc || exit 64");
    line(script, "cd \"$1\" || exit 64; shift");
    line(
        script,
        "exec setsid -- setpriv --pdeathsig KILL --no-new-privs --inh-caps=-all",
        "--ambient-caps=-all --bounding-set=-all -- \"$@\"' sh",
        quote(box.directory()),
        "\"$@\"");
    return script.toString();
  }

  private static List<String> privateFolders(Path root) {
    return SystemView.PRIVATE_FOLDERS.entrySet().stream()
        .map(
            entry ->
                "box "
                    + field(root + entry.getKey())
                    + " tmpfs rw,nosuid,nodev,mode=1777,size="
                    + entry.getValue()
                    + ",nr_inodes="
                    + SystemView.PRIVATE_FILES)
        .toList();
  }

  /** Makes what is mounted upon: a folder for a folder, an empty file for a file. */
  private static void mountPoints(StringBuilder script, Box box, Box.Setting setting) {
    List<Path> all = new ArrayList<>(setting.system().paths());
    box.mounts().stream().map(Mount::path).forEach(all::add);
    DEVICES.forEach(device -> all.add(Path.of("/dev", device)));
    Map<Boolean, List<Path>> byFolder =
        all.stream().collect(Collectors.partitioningBy(Files::isDirectory));
    List<String> folders = new ArrayList<>();
    byFolder.getOrDefault(true, List.of()).forEach(path -> folders.add(quote("." + path)));
    List<Path> files = byFolder.getOrDefault(false, List.of());
    files.forEach(path -> folders.add(quote("." + path.getParent())));
    line(script, "mkdir -p --", String.join(" ", folders.stream().distinct().toList()));
    files.forEach(path -> line(script, ":>" + quote("." + path)));
  }

  private List<String> binds(Path root, Box box, Box.Setting setting) {
    List<String> table = new ArrayList<>();
    for (Path path : setting.system().paths()) {
      table.add(bind(root, path, "ro,nosuid,nodev"));
    }
    DEVICES.forEach(device -> table.add(bind(root, Path.of("/dev", device), "rw,nosuid,noexec")));
    for (Mount mount : box.mounts()) {
      table.add(bind(root, mount.path(), (mount.writable() ? "rw" : "ro") + ",nosuid,nodev"));
    }
    table.add("proc " + field(root + "/proc") + " proc rw,nosuid,nodev,noexec");
    return table;
  }

  private String bind(Path root, Path path, String options) {
    return field(path.toString())
        + " "
        + field(root.toString() + path)
        + (mountTable.below(path).isEmpty() ? " none bind," : " none rbind,")
        + options
        + (mountTable.is("noexec", path) ? ",noexec" : "");
  }

  /** A bind with what is mounted below it sets no flags there: they are set one by one. */
  private void nested(StringBuilder script, Path root, Box box, Box.Setting setting) {
    List<Mount> all = new ArrayList<>(box.mounts());
    setting.system().paths().forEach(path -> all.add(Mount.readOnly(path)));
    for (Mount mount : all) {
      for (Path below : mountTable.below(mount.path())) {
        boolean writable = mount.writable() && !mountTable.is("ro", below);
        line(
            script,
            "mount -o remount,bind,nosuid,nodev," + (writable ? "rw" : "ro"),
            (mountTable.is("noexec", below) ? "-o noexec" : ""),
            quote(root.toString() + below));
      }
    }
  }

  /** One process does all the mounts: each would cost milliseconds alone. */
  private static void mountAll(StringBuilder script, List<String> table) {
    line(
        script,
        "printf '%s 0 0\\n'",
        String.join(" ", table.stream().map(Unshare::quote).toList()),
        ">mounts");
    line(script, "mount -a -T mounts");
  }

  /** The loopback device up, by its flags IFF_UP and IFF_LOOPBACK; ip(8) may be missing. */
  private static void loopback(StringBuilder script) {
    line(script, "if mount -t sysfs sys old 2>/dev/null");
    line(script, "then echo 0x49 >old/class/net/lo/flags; umount old");
    line(script, "else ip link set lo up; fi");
  }

  /** No further namespaces but the one user and mount namespace that are still to come. */
  private static void namespaces(StringBuilder script) {
    line(script, "mount -t proc proc old");
    for (String name : NAMESPACES) {
      line(script, "echo 1 >old/sys/user/max_" + name + "_namespaces");
    }
    line(script, "echo 1 >old/sys/user/max_user_namespaces");
    line(script, "echo 2 >old/sys/user/max_mnt_namespaces");
    line(script, "umount old");
  }

  private static void line(StringBuilder script, String... words) {
    script.append(String.join(" ", words)).append('\n');
  }

  private static String quote(Object word) {
    return "'" + word.toString().replace("'", "'\\''") + "'";
  }

  /** A path as a field of fstab(5). */
  private static String field(String path) {
    StringBuilder field = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c <= ' ' || c == '\\' || c == '#') {
        field.append(String.format("\\%03o", (int) c));
      } else {
        field.append(c);
      }
    }
    return field.toString();
  }

  /** The flags of the host's mounts, from /proc/self/mountinfo. */
  record MountTable(Map<Path, String> options) {
    static MountTable ofHost() throws IOException {
      return new MountTable(
          Files.readAllLines(Path.of("/proc/self/mountinfo")).stream()
              .map(line -> line.split(" ", -1))
              .collect(
                  Collectors.toMap(
                      fields -> Path.of(unescape(fields[4])),
                      fields -> fields[5],
                      (below, above) -> above)));
    }

    /** Whether the mount that holds the path has the flag. */
    boolean is(String flag, Path path) {
      for (Path folder = path; folder != null; folder = folder.getParent()) {
        String flags = options.get(folder);
        if (flags != null) {
          return List.of(flags.split(",", -1)).contains(flag);
        }
      }
      return false;
    }

    /** What is mounted below the path. */
    List<Path> below(Path path) {
      return options.keySet().stream()
          .filter(point -> point.startsWith(path) && !point.equals(path))
          .sorted()
          .toList();
    }

    private static String unescape(String path) {
      return path.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\");
    }
  }
}
