package dev.hasten.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/**
 * Gives the boxed user a readable look at files that only Hasten's own user can reach.
 *
 * <p>A file that everybody may read is hard-linked, which costs nothing; another is copied. What
 * was staged before is brought up to date, not made anew. Nothing here belongs to the boxed user,
 * and a box never mounts it writable.
 *
 * @param folder below which staged content lies
 * @param user who has to read it
 */
record Staging(Path folder, BoxUser user) {
  private static final Duration KEPT = Duration.ofDays(14);
  private static final int KEY_LENGTH = 16;

  Path stage(Path requested) throws IOException {
    Path source = requested.toRealPath();
    if (!user.dropped() || isReadable(source)) {
      return requested.toAbsolutePath().normalize();
    }
    Path home = folder.resolve(key(source));
    Path name = source.getFileName();
    Path staged = home.resolve(name == null ? "root" : name.toString());
    try (MachineLock.Held alone = lock().exclusive(reason -> {})) {
      Scratch.makeTraversable(home);
      update(source, staged);
      Files.setLastModifiedTime(home, FileTime.from(Instant.now()));
    }
    return staged;
  }

  /** Removes what nobody has staged for long: its originals may be gone. */
  void removeOld() throws IOException {
    Instant old = Instant.now().minus(KEPT);
    try (MachineLock.Held alone = lock().exclusive(reason -> {});
        DirectoryStream<Path> homes = Files.newDirectoryStream(folder)) {
      for (Path home : homes) {
        if (Files.getLastModifiedTime(home).toInstant().isBefore(old)) {
          Scratch.delete(home);
        }
      }
    }
  }

  /** Beside the folder, since everything in it may be removed. */
  private MachineLock lock() {
    return MachineLock.at(folder.resolveSibling("staged.lock"));
  }

  private boolean isReadable(Path source) throws IOException {
    if (!user.canReach(source)) {
      return false;
    }
    boolean[] readable = {true};
    Files.walkFileTree(
        source,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
              throws IOException {
            return visitFile(path, attributes);
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
              throws IOException {
            readable[0] = attributes.isSymbolicLink() || user.canRead(path);
            return readable[0] ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
          }
        });
    return readable[0];
  }

  private void update(Path source, Path staged) throws IOException {
    PosixFileAttributes from = attributes(source);
    if (from.isDirectory()) {
      updateFolder(source, staged);
    } else if (from.isSymbolicLink()) {
      updateLink(source, staged);
    } else if (from.isRegularFile()) {
      updateFile(source, from, staged);
    }
  }

  private void updateFolder(Path source, Path staged) throws IOException {
    if (!Files.isDirectory(staged, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(staged);
      makeFolder(staged);
    }
    Set<Path> present = new HashSet<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(source)) {
      for (Path entry : entries) {
        Path copy = staged.resolve(entry.getFileName().toString());
        present.add(copy);
        update(entry, copy);
      }
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(staged)) {
      for (Path entry : entries) {
        if (!present.contains(entry)) {
          Scratch.delete(entry);
        }
      }
    }
  }

  private static void makeFolder(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      // Another process stages the same.
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void updateLink(Path source, Path staged) throws IOException {
    Path target = Files.readSymbolicLink(source);
    if (Files.isSymbolicLink(staged) && Files.readSymbolicLink(staged).equals(target)) {
      return;
    }
    if (Files.exists(staged, LinkOption.NOFOLLOW_LINKS)) {
      Scratch.delete(staged);
    }
    Files.createSymbolicLink(staged, target);
  }

  private static void updateFile(Path source, PosixFileAttributes from, Path staged)
      throws IOException {
    boolean readable = from.permissions().contains(PosixFilePermission.OTHERS_READ);
    if (Files.exists(staged, LinkOption.NOFOLLOW_LINKS)) {
      if (isUpToDate(from, readable, attributes(staged))) {
        return;
      }
      Scratch.delete(staged);
    }
    if (readable) {
      try {
        Files.createLink(staged, source);
        return;
      } catch (IOException | UnsupportedOperationException e) {
        // Another file system, or one without links: copied then.
      }
    }
    copy(source, staged);
  }

  private static boolean isUpToDate(
      PosixFileAttributes from, boolean readable, PosixFileAttributes to) {
    boolean linked = from.fileKey() != null && from.fileKey().equals(to.fileKey());
    boolean copied =
        to.isRegularFile()
            && to.size() == from.size()
            && to.lastModifiedTime().equals(from.lastModifiedTime());
    return linked ? readable : copied && to.permissions().contains(PosixFilePermission.OTHERS_READ);
  }

  private static void copy(Path source, Path staged) throws IOException {
    Path whole = Files.createTempFile(staged.getParent(), ".stage", null);
    Files.copy(
        source, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
    boolean executable =
        Files.getPosixFilePermissions(source).contains(PosixFilePermission.OWNER_EXECUTE);
    Files.setPosixFilePermissions(
        whole, PosixFilePermissions.fromString(executable ? "r-xr-xr-x" : "r--r--r--"));
    Files.move(whole, staged, StandardCopyOption.ATOMIC_MOVE);
  }

  private static PosixFileAttributes attributes(Path path) throws IOException {
    return Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
  }

  private static String key(Path source) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(source.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash).substring(0, KEY_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
