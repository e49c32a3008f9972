package dev.hasten.target.open;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * An installed Maven.
 *
 * @param home folder with {@code bin/mvn}
 * @param version as its core says
 */
record MavenHome(Path home, String version) {
  private static final String CORE_VERSION =
      "META-INF/maven/org.apache.maven/maven-core/pom.properties";

  /** Reads the Maven at a folder; nothing where there is none. */
  static Optional<MavenHome> read(Path home) {
    Path lib = home.resolve("lib");
    if (!Files.isRegularFile(home.resolve("bin/mvn")) || !Files.isDirectory(lib)) {
      return Optional.empty();
    }
    try (DirectoryStream<Path> cores = Files.newDirectoryStream(lib, "maven-core-*.jar")) {
      for (Path core : cores) {
        Optional<String> version = version(core);
        if (version.isPresent()) {
          return Optional.of(new MavenHome(home.toRealPath(), version.get()));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> version(Path core) throws IOException {
    try (JarFile jar = new JarFile(core.toFile())) {
      ZipEntry entry = jar.getEntry(CORE_VERSION);
      if (entry == null) {
        String name = core.getFileName().toString();
        return Optional.of(name.substring("maven-core-".length(), name.length() - ".jar".length()));
      }
      Properties properties = new Properties();
      try (InputStream in = jar.getInputStream(entry)) {
        properties.load(in);
      }
      return Optional.ofNullable(properties.getProperty("version"));
    }
  }

  /** Whether Hasten's listener can run in it and current plugins accept it. */
  boolean isUsable() {
    return Versions.compare(version, "3.6.3") >= 0 && Versions.compare(version, "4") < 0;
  }
}
