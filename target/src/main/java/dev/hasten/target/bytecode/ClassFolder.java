package dev.hasten.target.bytecode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The class files below a folder. */
public final class ClassFolder {
  private ClassFolder() {}

  /**
   * Each class file below a folder by the binary name that its place gives it; none where the
   * folder does not exist.
   *
   * @throws UncheckedIOException if the folder cannot be listed
   */
  public static SortedMap<String, Path> files(Path folder) {
    SortedMap<String, Path> files = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return files;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      walk.filter(p -> p.toString().endsWith(".class") && Files.isRegularFile(p))
          .forEach(p -> files.put(className(folder.relativize(p)), p));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    files.remove("module-info");
    files.keySet().removeIf(name -> name.endsWith("package-info") || name.startsWith("META-INF."));
    return files;
  }

  /** Summaries of the class files below a folder by binary name. */
  static Map<String, ClassFile> read(Path folder) {
    Map<String, ClassFile> classes = new TreeMap<>();
    files(folder)
        .forEach(
            (name, file) -> {
              try {
                classes.put(name, ClassFile.read(file));
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    return classes;
  }

  private static String className(Path relative) {
    String path = relative.toString().replace(relative.getFileSystem().getSeparator(), ".");
    return path.substring(0, path.length() - ".class".length());
  }
}
