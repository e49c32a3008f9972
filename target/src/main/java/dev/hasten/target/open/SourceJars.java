package dev.hasten.target.open;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Lays published jars out as the folders of a Maven project. */
final class SourceJars {
  private static final Pattern LEFT_OUT =
      Pattern.compile(
          "META-INF/(MANIFEST\\.MF|INDEX\\.LIST|maven/.*|[^/]+\\.(SF|RSA|DSA|EC))|.*\\.class"
              // What JMH generated when the library was released; the build does so again.
              + "|(.*/)?jmh_generated/.*|.*/generated/[^/]+_jmh(Test|Type[^/]*)\\.java|META-INF/(BenchmarkList|CompilerHints)");
  private static final int CLASS_MAGIC = 0xCAFEBABE;
  private static final int CLASS_FILE_BASE = 44;

  private SourceJars() {}

  /**
   * Unpacks a jar: Java sources to one folder, other files to another, unless they are there
   * already.
   *
   * @return the number of Java sources
   */
  static int unpack(Path jar, Path sources, Path resources, List<String> notes) throws IOException {
    int count = 0;
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        String name = entry.getName();
        if (entry.isDirectory() || LEFT_OUT.matcher(name).matches()) {
          continue;
        }
        if (name.startsWith("META-INF/versions/") || name.endsWith("module-info.java")) {
          notes.add("Left out, since it is for another Java level: " + name + ".");
          continue;
        }
        boolean java = name.endsWith(".java");
        Path folder = java ? sources : resources;
        Path file = folder.resolve(name).normalize();
        if (!file.startsWith(folder)) {
          throw new IOException("entry leaves the archive: " + name);
        }
        if (!Files.exists(file)) {
          Files.createDirectories(file.getParent());
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
          }
          count += java ? 1 : 0;
        }
      }
    }
    return count;
  }

  /** The Java release that the classes of a jar need, those for later releases only left out. */
  static int level(Path jar) throws IOException {
    int level = 0;
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements(); ) {
        ZipEntry entry = all.nextElement();
        String name = entry.getName();
        if (name.endsWith(".class")
            && !name.startsWith("META-INF/")
            && !name.endsWith("module-info.class")) {
          try (DataInputStream in = new DataInputStream(zip.getInputStream(entry))) {
            if (in.readInt() == CLASS_MAGIC) {
              in.readUnsignedShort();
              level = Math.max(level, in.readUnsignedShort() - CLASS_FILE_BASE);
            }
          }
        }
      }
    }
    return level;
  }
}
