package dev.hasten.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * As whom the host's kernel sees a boxed command.
 *
 * @param uid the user and group number
 * @param dropped whether that is a spare user because Hasten was started as root: root inside a box
 *     could write kernel settings, and no process limit binds it
 */
record BoxUser(int uid, boolean dropped) {
  private static final int FIRST_SPARE = 64321;

  static BoxUser current() throws IOException {
    int own = uidOf(Path.of("/proc/self"));
    return own == 0 ? new BoxUser(spare(), true) : new BoxUser(own, false);
  }

  static int uidOf(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid");
  }

  private static int spare() throws IOException {
    Path users = Path.of("/etc/passwd");
    List<String> lines = Files.exists(users) ? Files.readAllLines(users) : List.of();
    Set<String> taken =
        lines.stream()
            .map(line -> line.split(":", -1))
            .filter(fields -> fields.length > 2)
            .map(fields -> fields[2])
            .collect(Collectors.toSet());
    int uid = FIRST_SPARE;
    while (taken.contains(Integer.toString(uid))) {
      uid++;
    }
    return uid;
  }

  /** The words in front of a command line that make it run as this user. */
  List<String> prefix() {
    String id = Integer.toString(uid);
    return dropped
        ? List.of(
            "setpriv", "--reuid", id, "--regid", id, "--clear-groups", "--pdeathsig", "KILL", "--")
        : List.of("setpriv", "--pdeathsig", "KILL", "--");
  }

  /** Whether this user can reach the path through every folder above it. */
  boolean canReach(Path path) throws IOException {
    for (Path folder = path.getParent(); folder != null; folder = folder.getParent()) {
      if (!may(folder, PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OTHERS_EXECUTE)) {
        return false;
      }
    }
    return true;
  }

  /** Whether this user can read the file, or list and enter the folder; its parents aside. */
  boolean canRead(Path path) throws IOException {
    return may(path, PosixFilePermission.OWNER_READ, PosixFilePermission.OTHERS_READ)
        && (!Files.isDirectory(path)
            || may(path, PosixFilePermission.OWNER_EXECUTE, PosixFilePermission.OTHERS_EXECUTE));
  }

  private boolean may(Path path, PosixFilePermission owner, PosixFilePermission others)
      throws IOException {
    if (!dropped) {
      return owner == PosixFilePermission.OWNER_READ
          ? Files.isReadable(path)
          : Files.isExecutable(path);
    }
    return Files.getPosixFilePermissions(path).contains(uidOf(path) == uid ? owner : others);
  }
}
