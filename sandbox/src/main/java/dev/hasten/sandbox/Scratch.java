package dev.hasten.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the host below which boxes find their files.
 *
 * <p>Below it lie {@code staged}, which all sandboxes of that folder share, and one session folder
 * a sandbox, which goes when the sandbox is closed, or when a later one finds it abandoned.
 */
final class Scratch implements AutoCloseable {
  private static final String SESSION = "session-";
  private static final Duration MAKING = Duration.ofMinutes(1);
  private static final String TRAVERSABLE = "rwx--x--x";

  private final Path path;
  private final Path session;
  private final BoxUser user;
  private final FileChannel lockFile;
  private final AtomicInteger folders = new AtomicInteger();

  private Scratch(Path path, Path session, BoxUser user, FileChannel lockFile) {
    this.path = path;
    this.session = session;
    this.user = user;
    this.lockFile = lockFile;
  }

  static Scratch open(Path requested, BoxUser user) throws IOException {
    Path path = requested.toAbsolutePath().normalize();
    makeTraversable(path);
    path = path.toRealPath();
    if (BoxUser.uidOf(path) != BoxUser.uidOf(Path.of("/proc/self"))) {
      throw new IOException("scratch folder belongs to somebody else: " + path);
    }
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(TRAVERSABLE));
    Path staged = path.resolve("staged");
    makeTraversable(staged);
    removeAbandoned(path);
    Path session = Files.createTempDirectory(path, SESSION);
    FileChannel lockFile =
        FileChannel.open(
            session.resolve("lock"), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    lockFile.lock();
    Files.setPosixFilePermissions(session, PosixFilePermissions.fromString(TRAVERSABLE));
    return new Scratch(path, session, user, lockFile);
  }

  Path path() {
    return path;
  }

  Path session() {
    return session;
  }

  Path staged() {
    return path.resolve("staged");
  }

  /** A new folder that only the boxed user and the owner of the scratch folder can enter. */
  Path newFolder(String name) throws IOException {
    Path folder = session.resolve(folders.incrementAndGet() + "-" + name);
    if (!session.equals(folder.normalize().getParent())) {
      throw new IllegalArgumentException("not a plain name: " + name);
    }
    Files.createDirectory(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    give(folder);
    return folder;
  }

  /** Makes the boxed user the owner of a file, or of a folder and all below it. */
  void give(Path path) throws IOException {
    if (!path.toAbsolutePath().normalize().startsWith(session)) {
      throw new IllegalArgumentException("not a folder of this sandbox: " + path);
    }
    if (!user.dropped()) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            own(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            own(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private void own(Path path) throws IOException {
    Files.setAttribute(path, "unix:uid", user.uid(), LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(path, "unix:gid", user.uid(), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void close() throws IOException {
    lockFile.close();
    delete(session);
  }

  /** Makes the folders that are missing so that anyone may pass through, not list, them. */
  static void makeTraversable(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path parent = folder.getParent();
    if (parent != null) {
      makeTraversable(parent);
    }
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      return;
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(TRAVERSABLE));
  }

  private static void removeAbandoned(Path path) throws IOException {
    try (DirectoryStream<Path> sessions = Files.newDirectoryStream(path, SESSION + "*")) {
      for (Path session : sessions) {
        if (isAbandoned(session)) {
          delete(session);
        }
      }
    }
  }

  private static boolean isAbandoned(Path session) throws IOException {
    Path lockFile = session.resolve("lock");
    if (!Files.exists(lockFile)) {
      // About to be locked by the one that is making it, or left by one that died deleting it.
      return Files.exists(session) && age(session).compareTo(MAKING) > 0;
    }
    try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      return lock != null;
    } catch (OverlappingFileLockException | IOException e) {
      // Held in this very JVM, or gone meanwhile.
      return false;
    }
  }

  private static Duration age(Path folder) throws IOException {
    return Duration.between(Files.getLastModifiedTime(folder).toInstant(), Instant.now());
  }

  /** Deletes a tree, whatever a boxed command left in it; links are not followed. */
  static void delete(Path root) throws IOException {
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException failure)
              throws IOException {
            if (failure instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE;
            }
            // A command may have locked its own folder.
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
            delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
