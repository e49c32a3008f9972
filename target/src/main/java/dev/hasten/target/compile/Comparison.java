package dev.hasten.target.compile;

import dev.hasten.target.Module;
import dev.hasten.target.bytecode.Bytecode;
import dev.hasten.target.bytecode.ClassFile;
import dev.hasten.target.compile.RoundTrip.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;

/** Compares class files just compiled with those of the build. */
final class Comparison {
  private Comparison() {}

  static RoundTrip of(Module module, Path unit, String text, SortedMap<String, byte[]> compiled)
      throws IOException {
    Map<String, byte[]> built = built(module, unit, compiled);
    SortedSet<String> differences = new TreeSet<>();
    SortedSet<String> otherCode = new TreeSet<>();
    SortedSet<String> names = new TreeSet<>(built.keySet());
    names.addAll(compiled.keySet());
    for (String name : names) {
      byte[] ours = compiled.get(name);
      byte[] theirs = built.get(name);
      if (ours == null || theirs == null) {
        differences.add((theirs == null ? "build lacks " : "build has ") + name);
      } else {
        SortedSet<String> here = members(ours);
        SortedSet<String> there = members(theirs);
        there.stream()
            .filter(m -> !here.contains(m))
            .forEach(m -> differences.add("build has " + name + " " + m));
        here.stream()
            .filter(m -> !there.contains(m))
            .forEach(m -> differences.add("build lacks " + name + " " + m));
        if (!Bytecode.sameCode(ours, theirs)) {
          otherCode.add(name);
        }
      }
    }
    if (!differences.isEmpty()) {
      return new RoundTrip.OtherMembers(cause(text, false), List.copyOf(differences));
    }
    return otherCode.isEmpty() ? new RoundTrip.Same() : new RoundTrip.OtherCode(otherCode);
  }

  /** What probably makes a difference, by what the source imports. */
  static Cause cause(String text, boolean doesNotCompile) {
    if (text.contains("import lombok.") || text.contains("@lombok.")) {
      return Cause.LOMBOK;
    }
    return doesNotCompile ? Cause.ANNOTATION_PROCESSING : Cause.UNKNOWN;
  }

  /** Members that the source or a processor wrote; what the compiler made for itself may vary. */
  private static SortedSet<String> members(byte[] bytes) {
    ClassFile type = ClassFile.of(bytes);
    SortedSet<String> members = new TreeSet<>();
    type.fields().stream()
        .filter(f -> (f.access() & Opcodes.ACC_SYNTHETIC) == 0)
        .forEach(f -> members.add(f.name() + " " + f.descriptor()));
    type.methods().stream()
        .filter(m -> !m.isSynthetic())
        .forEach(m -> members.add(m.name() + m.descriptor()));
    return members;
  }

  /** The build's class files that say they come from the unit, and those of the same names. */
  private static Map<String, byte[]> built(
      Module module, Path unit, SortedMap<String, byte[]> compiled) throws IOException {
    Path file = module.directory().resolve(unit).normalize();
    Path folder =
        module.sourceRoots().stream()
            .filter(file::startsWith)
            .findFirst()
            .map(root -> module.classes().resolve(root.relativize(file).toString()).getParent())
            .orElse(module.classes());
    Map<String, byte[]> result = new TreeMap<>();
    if (!Files.isDirectory(folder)) {
      return result;
    }
    List<Path> classFiles = new ArrayList<>();
    try (Stream<Path> list = Files.list(folder)) {
      list.filter(f -> f.toString().endsWith(".class")).forEach(classFiles::add);
    }
    for (Path classFile : classFiles) {
      ClassFile type = ClassFile.read(classFile);
      boolean fromUnit =
          type.sourceFile().map(s -> s.equals(file.getFileName().toString())).orElse(false);
      if (fromUnit || compiled.containsKey(type.name())) {
        result.put(type.name(), Files.readAllBytes(classFile));
      }
    }
    return result;
  }
}
