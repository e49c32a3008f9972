package dev.hasten.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The box as bubblewrap builds it.
 *
 * @param disableUserNamespaces whether the kernel lets bubblewrap forbid further user namespaces;
 *     where not, the system call filter does, and the self-test refuses a box without either
 */
record Bubblewrap(boolean disableUserNamespaces) implements Backend {
  @Override
  public Confinement confinement() {
    return Confinement.BUBBLEWRAP;
  }

  @Override
  public Launch launch(Command command, Box.Setting setting) {
    Box box = Box.of(command, setting);
    List<String> line = new ArrayList<>(setting.user().prefix());
    line.addAll(List.of("bwrap", "--unshare-user", "--unshare-all"));
    if (disableUserNamespaces) {
      line.add("--disable-userns");
    }
    // As pid 1: a reaper of bubblewrap's own would keep its first environment readable.
    line.addAll(List.of("--die-with-parent", "--as-pid-1", "--new-session", "--cap-drop", "ALL"));
    line.addAll(List.of("--uid", "1000", "--gid", "1000", "--hostname", "box"));
    setting
        .system()
        .links()
        .forEach((name, target) -> line.addAll(List.of("--symlink", target, "/" + name)));
    setting.system().paths().forEach(path -> bind(line, "--ro-bind", path, path.toString()));
    SystemView.etc("box")
        .keySet()
        .forEach(name -> bind(line, "--ro-bind", setting.etc().resolve(name), "/etc/" + name));
    line.addAll(List.of("--dev", "/dev", "--proc", "/proc"));
    SystemView.PRIVATE_FOLDERS.forEach(
        (folder, bytes) ->
            line.addAll(
                List.of("--perms", "1777", "--size", Long.toString(bytes), "--tmpfs", folder)));
    for (Mount mount : box.mounts()) {
      bind(line, mount.writable() ? "--bind" : "--ro-bind", mount.path(), mount.path().toString());
    }
    // The folders that hold all these would otherwise be writable memory without a limit.
    for (String folder : List.of("/proc", "/dev", "/")) {
      line.addAll(List.of("--remount-ro", folder));
    }
    line.addAll(List.of("--chdir", box.directory().toString(), "--"));
    line.addAll(box.program());
    return new Launch(line, Map.of("PATH", Starter.PATH));
  }

  private static void bind(List<String> line, String option, Path from, String to) {
    line.addAll(List.of(option, from.toString(), to));
  }
}
