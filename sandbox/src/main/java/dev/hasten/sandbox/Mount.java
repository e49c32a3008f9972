package dev.hasten.sandbox;

import java.nio.file.Path;

/**
 * A file or folder of the host that a confined command sees, at the same path as on the host.
 *
 * @param path absolute path, which must exist when the command starts
 * @param writable whether the command may change it
 */
public record Mount(Path path, boolean writable) {
  public Mount {
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException("a mount needs an absolute path: " + path);
    }
    path = path.normalize();
  }

  /** A mount that the command can only read. */
  public static Mount readOnly(Path path) {
    return new Mount(path, false);
  }

  /** A mount that the command can change. */
  public static Mount writable(Path path) {
    return new Mount(path, true);
  }
}
