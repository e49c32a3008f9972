package dev.hasten.target.compile;

import dev.hasten.target.Module;
import dev.hasten.target.bytecode.ClassFile;
import dev.hasten.target.bytecode.ClassFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;

/** Finds the units of a module that were compiled against given classes. */
public final class Dependants {
  private Dependants() {}

  /**
   * Units that refer to one of the classes, or mention it or a class that inherits from it by its
   * simple name: a constant leaves no reference in the class file that copied it. The units of the
   * classes themselves are left out.
   *
   * @param classNames binary names
   * @return paths from the module's directory
   * @throws UncheckedIOException if a class file or source cannot be read
   */
  public static SortedSet<Path> of(Module module, Set<String> classNames) {
    Map<String, Path> files = ClassFolder.files(module.classes());
    try {
      Set<String> heirs = new HashSet<>(classNames);
      SortedSet<Path> units = new TreeSet<>();
      SortedSet<Path> own = new TreeSet<>();
      while (inherit(files, heirs)) {
        continue;
      }
      for (Map.Entry<String, Path> one : files.entrySet()) {
        boolean itself = classNames.contains(one.getKey());
        if (itself || refersTo(one.getValue(), classNames)) {
          (itself ? own : units).addAll(unit(module, one.getKey(), one.getValue()));
        }
      }
      units.addAll(mentioning(module, heirs));
      units.removeAll(own);
      return units;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds the classes that extend or implement one of the set; tells whether there were any. */
  private static boolean inherit(Map<String, Path> files, Set<String> heirs) throws IOException {
    boolean grown = false;
    for (Map.Entry<String, Path> one : files.entrySet()) {
      if (!heirs.contains(one.getKey())) {
        ClassFile type = ClassFile.read(one.getValue());
        boolean heir =
            (type.superName() != null && heirs.contains(type.superName()))
                || type.interfaces().stream().anyMatch(heirs::contains);
        grown |= heir && heirs.add(one.getKey());
      }
    }
    return grown;
  }

  private static boolean refersTo(Path classFile, Set<String> classNames) throws IOException {
    byte[] bytes = Files.readAllBytes(classFile);
    ClassReader reader = new ClassReader(bytes);
    Set<String> internal =
        classNames.stream().map(name -> name.replace('.', '/')).collect(Collectors.toSet());
    for (int i = 1; i < reader.getItemCount(); i++) {
      int at = reader.getItem(i);
      // Tag 1 is a UTF-8 constant: class names, descriptors and signatures are all such.
      if (at != 0 && reader.readByte(at - 1) == 1) {
        String text =
            new String(bytes, at + 2, reader.readUnsignedShort(at), StandardCharsets.UTF_8);
        if (internal.stream().anyMatch(text::contains)) {
          return true;
        }
      }
    }
    return false;
  }

  private static SortedSet<Path> unit(Module module, String className, Path classFile)
      throws IOException {
    SortedSet<Path> result = new TreeSet<>();
    String source = ClassFile.read(classFile).sourceFile().orElse("");
    String folder = className.substring(0, Math.max(0, className.lastIndexOf('.')));
    for (Path root : module.sourceRoots()) {
      Path file = root.resolve(folder.replace('.', '/')).resolve(source);
      if (!source.isEmpty() && Files.isRegularFile(file)) {
        result.add(module.directory().relativize(file));
      }
    }
    return result;
  }

  private static SortedSet<Path> mentioning(Module module, Set<String> classNames)
      throws IOException {
    Pattern names =
        Pattern.compile(
            classNames.stream()
                .map(name -> Pattern.quote(name.substring(lastSeparator(name) + 1)))
                .collect(Collectors.joining("|", "\\b(?:", ")\\b")));
    Charset encoding = Charset.forName(module.compiler().encoding());
    SortedSet<Path> result = new TreeSet<>();
    for (Path root : module.sourceRoots()) {
      try (Stream<Path> walk = Files.walk(root)) {
        for (Path file : walk.filter(f -> f.toString().endsWith(".java")).toList()) {
          String text = new String(Files.readAllBytes(file), encoding);
          if (names.matcher(text).find()) {
            result.add(module.directory().relativize(file));
          }
        }
      }
    }
    return result;
  }

  private static int lastSeparator(String binaryName) {
    return Math.max(binaryName.lastIndexOf('.'), binaryName.lastIndexOf('$'));
  }
}
