package dev.hasten.target.open;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Chooses the local Maven repository, one that a confined command under another user can read. */
final class LocalRepository {
  private static final Pattern SETTING =
      Pattern.compile("<localRepository>\\s*([^<]+?)\\s*</localRepository>");

  /**
   * What is written once and never again, so that a hard link stays the same file on both sides.
   */
  private static final Pattern IMMUTABLE =
      Pattern.compile(".*\\.(jar|pom|war|zip|aar|module|sha1|md5|sha256|sha512|asc)");

  private static final Pattern LEFT_OUT =
      Pattern.compile(".*(\\.lastUpdated|\\.part|\\.lock|\\.tmp)|resolver-status\\.properties");

  private LocalRepository() {}

  /**
   * The user's own repository where others may read it; otherwise one in the cache that starts with
   * the user's files, hard-linked where nothing writes them again.
   */
  static Path choose(Path cache, List<String> notes) throws TargetException {
    Path own = own();
    if (isReadableByOthers(own)) {
      return own;
    }
    Path shared = cache.resolve("repository");
    try {
      Files.createDirectories(shared);
      if (Files.isDirectory(own) && Files.getFileStore(own).equals(Files.getFileStore(shared))) {
        Files.walkFileTree(own, new Seed(own, shared));
      } else if (Files.isDirectory(own)) {
        notes.add(
            "The local Maven repository is on another disk than Hasten's cache; the build downloads"
                + " what it needs once more.");
      }
      return shared;
    } catch (IOException e) {
      throw new TargetException(new TargetProblem.FileFailed(String.valueOf(e)), e);
    }
  }

  private static Path own() {
    Path m2 = Path.of(System.getProperty("user.home"), ".m2");
    try {
      Matcher setting = SETTING.matcher(Files.readString(m2.resolve("settings.xml")));
      if (setting.find() && !setting.group(1).contains("${")) {
        return Path.of(setting.group(1));
      }
    } catch (IOException e) {
      return m2.resolve("repository");
    }
    return m2.resolve("repository");
  }

  private static boolean isReadableByOthers(Path folder) {
    try {
      Path real = folder.toRealPath();
      for (Path at = real; at != null; at = at.getParent()) {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(at);
        if (!permissions.contains(PosixFilePermission.OTHERS_EXECUTE)
            || (at.equals(real) && !permissions.contains(PosixFilePermission.OTHERS_READ))) {
          return false;
        }
      }
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Copies what is missing, by hard links where that is safe. */
  private static final class Seed extends SimpleFileVisitor<Path> {
    private final Path from;
    private final Path to;

    Seed(Path from, Path to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
        throws IOException {
      Files.createDirectories(to.resolve(from.relativize(folder)));
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String name = file.getFileName().toString();
      Path copy = to.resolve(from.relativize(file));
      if (LEFT_OUT.matcher(name).matches() || Files.exists(copy)) {
        return FileVisitResult.CONTINUE;
      }
      try {
        if (IMMUTABLE.matcher(name).matches() && !name.contains("SNAPSHOT")) {
          Files.createLink(copy, file);
        } else {
          Files.copy(file, copy);
        }
      } catch (FileAlreadyExistsException e) {
        // Another run of Hasten seeds the same repository.
      }
      return FileVisitResult.CONTINUE;
    }
  }
}
