package dev.hasten.target.test;

import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A writable folder that looks like a module's own, in which its tests run: tests open {@code
 * src/test/resources/...} by a relative path and write below {@code target}, and the module itself
 * must not change. Build outputs, folders of other modules and folders whose name begins with a dot
 * are not copied.
 */
final class WorkingCopy {
  private static final long MOST_BYTES = 200L << 20;
  private static final Set<String> LEFT_OUT = Set.of("node_modules");

  private final Path module;
  private final Path directory;
  private final Set<Path> outputs;
  private final List<String> notes = new ArrayList<>();
  private long bytes;

  private WorkingCopy(Module module, Path directory) {
    this.module = module.directory();
    this.directory = directory;
    this.outputs = new TreeSet<>();
    outputs.add(output(module, module.classes()));
    outputs.add(output(module, module.testClasses()));
  }

  static WorkingCopy of(Module module, Sandbox sandbox) throws IOException {
    WorkingCopy copy = new WorkingCopy(module, sandbox.newFolder("tests"));
    copy.fill();
    sandbox.give(copy.directory);
    return copy;
  }

  /** The folder itself. */
  Path directory() {
    return directory;
  }

  /** What was left out for its size. */
  List<String> notes() {
    return notes;
  }

  /**
   * A value in which paths into the module lead into this folder, where what they name was copied
   * or does not exist yet.
   */
  String translate(String value) {
    String prefix = module.toString();
    if (!value.startsWith(prefix)) {
      return value;
    }
    Path here = Path.of(directory + value.substring(prefix.length()));
    boolean onlyThere = Files.exists(Path.of(value)) && !Files.exists(here);
    boolean ends = value.length() == prefix.length() || value.charAt(prefix.length()) == '/';
    return ends && !onlyThere ? here.toString() : value;
  }

  /** The topmost folder below the module that holds a build output. */
  private static Path output(Module module, Path classes) {
    Path folder = module.directory();
    return classes.startsWith(folder) && !classes.equals(folder)
        ? folder.resolve(folder.relativize(classes).getName(0))
        : classes;
  }

  private void fill() throws IOException {
    Files.walkFileTree(
        module,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (!folder.equals(module) && isLeftOut(folder)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(directory.resolve(module.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            bytes += attributes.size();
            if (bytes > MOST_BYTES) {
              notes.add("the module is too large to copy: tests may miss files");
              return FileVisitResult.TERMINATE;
            }
            Path copy = directory.resolve(module.relativize(file).toString());
            Files.copy(file, copy, LinkOption.NOFOLLOW_LINKS);
            return FileVisitResult.CONTINUE;
          }
        });
    for (Path output : outputs) {
      if (output.startsWith(module)) {
        Files.createDirectories(directory.resolve(module.relativize(output).toString()));
      }
    }
  }

  private boolean isLeftOut(Path folder) {
    String name = folder.getFileName().toString();
    return name.startsWith(".")
        || LEFT_OUT.contains(name)
        || outputs.contains(folder)
        || (Files.exists(folder.resolve("pom.xml")) && !name.equals("src"));
  }

  /** Deletes the folder; what cannot be deleted goes with the sandbox. */
  void delete() {
    try (Stream<Path> walk = Files.walk(directory)) {
      List<Path> all = new ArrayList<>(walk.toList());
      Collections.reverse(all);
      for (Path path : all) {
        Files.deleteIfExists(path);
      }
    } catch (IOException | UncheckedIOException e) {
      notes.add("left behind: " + directory);
    }
  }
}
