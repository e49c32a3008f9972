package dev.hasten.target.open;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Finds the Maven that builds a target: the one that its wrapper names, or the machine's, or a
 * current one from Maven Central. Wrapper scripts themselves are never run.
 */
final class MavenFinder {
  /** Fetched where the machine has none, or one that the build refuses. */
  static final String CURRENT = "3.9.11";

  private static final Pattern DISTRIBUTION =
      Pattern.compile("apache-maven-([\\w.-]+?)-bin\\.(zip|tar\\.gz)$");

  private final URI central;
  private final Downloads downloads;
  private final OpenRequest request;
  private final List<String> notes;

  MavenFinder(URI central, Downloads downloads, OpenRequest request, List<String> notes) {
    this.central = central;
    this.downloads = downloads;
    this.request = request;
    this.notes = notes;
  }

  MavenHome find(Path root) throws TargetException {
    Optional<MavenHome> named = ofWrapper(root);
    if (named.isPresent() && named.get().isUsable()) {
      return named.get();
    }
    Optional<MavenHome> installed = installed().filter(MavenHome::isUsable);
    return installed.isPresent() ? installed.get() : current();
  }

  /** A current Maven, fetched unless it is there. */
  MavenHome current() throws TargetException {
    URI url =
        central.resolve(
            "org/apache/maven/apache-maven/" + CURRENT + "/apache-maven-" + CURRENT + "-bin.zip");
    return distribution(CURRENT, url, Optional.empty());
  }

  private Optional<MavenHome> ofWrapper(Path root) throws TargetException {
    Path file = root.resolve(".mvn/wrapper/maven-wrapper.properties");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Properties wrapper = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      wrapper.load(in);
    } catch (IOException | IllegalArgumentException e) {
      notes.add("The Maven wrapper's properties cannot be read: " + e.getMessage() + ".");
      return Optional.empty();
    }
    String url = wrapper.getProperty("distributionUrl", "");
    Matcher name = DISTRIBUTION.matcher(url);
    if (!name.find() || Versions.compare(name.group(1), "4") >= 0) {
      notes.add("The Maven wrapper's distribution is not used: " + url + ".");
      return Optional.empty();
    }
    try {
      return Optional.of(
          distribution(
              name.group(1),
              URI.create(url.replaceFirst("\\.tar\\.gz$", ".zip")),
              Optional.ofNullable(wrapper.getProperty("distributionSha256Sum"))
                  .filter(sum -> url.endsWith(".zip"))));
    } catch (TargetException e) {
      notes.add(
          "The Maven that the wrapper names cannot be fetched, another one is used: " + url + ".");
      return Optional.empty();
    }
  }

  private MavenHome distribution(String version, URI url, Optional<String> sha256)
      throws TargetException {
    Path folder = request.cache().resolve("maven").resolve("apache-maven-" + version);
    Optional<MavenHome> known = MavenHome.read(folder).or(() -> ofWrapperCache(version));
    if (known.isPresent()) {
      return known.get();
    }
    if (request.offline()) {
      throw missing(version, "offline");
    }
    request.listener().accept("Fetching Maven " + version);
    Path zip = folder.resolveSibling("apache-maven-" + version + "-bin.zip");
    try {
      if (!downloads.fetchChecked(url, zip)) {
        throw missing(version, url.toString());
      }
      if (sha256.isPresent() && !Downloads.matches("SHA-256", sha256.get(), zip)) {
        throw new TargetException(new TargetProblem.Corrupted(url.toString()));
      }
      unpack(zip, folder);
      Files.delete(zip);
    } catch (IOException e) {
      throw new TargetException(new TargetProblem.FileFailed(String.valueOf(e)), e);
    }
    return MavenHome.read(folder).orElseThrow(() -> missing(version, url.toString()));
  }

  private static TargetException missing(String version, String detail) {
    return new TargetException(new TargetProblem.MavenMissing(version, detail));
  }

  /** Unpacks a distribution without its top folder, to a place that appears when it is whole. */
  private static void unpack(Path zip, Path folder) throws IOException {
    Path part = Files.createTempDirectory(folder.getParent(), "unpack");
    Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        int slash = entry.getName().indexOf('/');
        Path file = part.resolve(entry.getName().substring(slash + 1)).normalize();
        if (!file.startsWith(part)) {
          throw new IOException("entry leaves the archive: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Path parent = file.resolveSibling(".").normalize();
        Files.createDirectories(parent);
        Files.copy(in, file);
        if (parent.endsWith("bin")) {
          Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
      }
    }
    Files.move(part, folder);
  }

  private static Optional<MavenHome> ofWrapperCache(String version) {
    Path dists = Path.of(System.getProperty("user.home"), ".m2/wrapper/dists");
    if (!Files.isDirectory(dists)) {
      return Optional.empty();
    }
    try (Stream<Path> folders = Files.walk(dists, 4)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("bin/mvn")))
          .map(MavenHome::read)
          .flatMap(Optional::stream)
          .filter(maven -> maven.version().equals(version))
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<MavenHome> installed() {
    Map<String, String> environment = request.environment();
    List<Path> homes = new ArrayList<>();
    for (String name : List.of("MAVEN_HOME", "M2_HOME")) {
      if (environment.containsKey(name)) {
        homes.add(Path.of(environment.get(name)));
      }
    }
    for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path mvn = Path.of(folder, "mvn");
      try {
        if (!folder.isEmpty() && Files.isExecutable(mvn)) {
          homes.add(mvn.toRealPath().resolve("../..").normalize());
        }
      } catch (IOException e) {
        notes.add("Cannot read " + mvn + ".");
      }
    }
    return homes.stream().map(MavenHome::read).flatMap(Optional::stream).findFirst();
  }
}
