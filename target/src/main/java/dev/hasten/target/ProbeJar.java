package dev.hasten.target;

import dev.hasten.probe.protocol.Frame;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/** Where the probe lies that runs inside the target's JVMs. */
public final class ProbeJar {
  private ProbeJar() {}

  /**
   * The probe's jar, with its libraries inside.
   *
   * @throws IllegalStateException if Hasten runs from a build in which the probe was not packaged
   */
  public static Path path() {
    CodeSource source = Frame.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      throw new IllegalStateException("the probe has no code source");
    }
    Path path;
    try {
      path = Path.of(source.getLocation().toURI()).toAbsolutePath();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("not a path: " + source.getLocation(), e);
    }
    if (!Files.isRegularFile(path)) {
      throw new IllegalStateException("the probe is not a jar, build phase package first: " + path);
    }
    return path;
  }
}
