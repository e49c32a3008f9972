package dev.hasten.probe.agent;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A jar with the hook classes alone. The whole probe in the bootstrap loader would be out of reach
 * of the test frameworks that its runner calls, and live twice.
 */
final class HookJar {
  private static final String[] CLASSES = {
    "dev/hasten/probe/hook/Hook.class",
    "dev/hasten/probe/hook/Hook$Listener.class",
    "dev/hasten/probe/hook/Chance.class",
    "dev/hasten/probe/hook/Chance$State.class",
    "dev/hasten/probe/hook/Chance$Secure.class",
    "dev/hasten/probe/hook/Members.class"
  };

  private HookJar() {}

  static Path write(Path folder) throws IOException {
    Path jar = Files.createTempFile(folder, "hook", ".jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String name : CLASSES) {
        out.putNextEntry(new ZipEntry(name));
        out.write(read(name));
        out.closeEntry();
      }
    }
    return jar;
  }

  private static byte[] read(String name) throws IOException {
    try (InputStream in = ClassLoader.getSystemResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the probe jar has no " + name);
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      byte[] buffer = new byte[8192];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        bytes.write(buffer, 0, n);
      }
      return bytes.toByteArray();
    }
  }
}
