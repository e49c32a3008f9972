package dev.hasten.target.source;

import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.Target;
import dev.hasten.target.bytecode.ClassFile;
import dev.hasten.target.source.SourceLookup.Found;
import dev.hasten.target.source.SourceLookup.Missing;
import dev.hasten.target.source.SourceLookup.Reason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Finds the source of a class or method of the target, main and test alike, and the methods of a
 * source.
 *
 * <p>What it found is kept: a target's sources do not change while it is open. Safe for use by
 * several threads.
 */
public final class Sources {
  private final Target target;
  private final List<Area> areas;
  private final Map<Path, Map<String, ClassFile>> packages = new ConcurrentHashMap<>();
  private final Map<Path, Unit> units = new ConcurrentHashMap<>();

  private Sources(Target target) {
    this.target = target;
    this.areas = target.modules().stream().flatMap(Sources::areas).toList();
  }

  /** The sources of a target. */
  public static Sources of(Target target) {
    return new Sources(target);
  }

  /** Class files and the source roots that they were compiled from. */
  private record Area(Module module, Path classes, List<Path> roots) {}

  /** What is known of a unit: its methods, or why there are none. */
  private record Unit(SortedMap<MethodRef, SourceLookup> methods, Optional<String> failure) {}

  private static Stream<Area> areas(Module module) {
    return Stream.of(
        new Area(module, module.classes(), module.sourceRoots()),
        new Area(module, module.testClasses(), module.testSourceRoots()));
  }

  /** Source file of a class, from the target's root; nothing where there is none. */
  public Optional<Path> unit(String className) {
    return area(className).flatMap(area -> unit(area, className));
  }

  /** Module that compiled a class as one of its main or test classes. */
  public Optional<Module> module(String className) {
    return area(className).map(Area::module);
  }

  /**
   * Source of a method. The body of a lambda is found as the method around it, whose name the
   * answer carries.
   */
  public SourceLookup find(MethodRef ref) {
    Optional<Area> area = area(ref.className());
    if (area.isEmpty()) {
      return new Missing(Reason.NO_CLASS_FILE, ref.className());
    }
    Optional<Path> file = unit(area.get(), ref.className());
    if (file.isEmpty()) {
      return new Missing(Reason.NO_SOURCE_FILE, ref.className());
    }
    Unit unit = read(area.get(), file.get());
    if (unit.failure().isPresent()) {
      return new Missing(Reason.DOES_NOT_PARSE, file.get() + ": " + unit.failure().get());
    }
    return unit.methods().getOrDefault(ref, new Missing(Reason.NO_CLASS_FILE, ref.toString()));
  }

  /**
   * All methods, constructors and static initializers with a source in a file, by position.
   *
   * @param file from the target's root
   * @return none where the file is in no source root or does not parse
   */
  public List<SourceMethod> methods(Path file) {
    return area(file).map(area -> read(area, file)).map(Sources::found).orElse(List.of());
  }

  /** The innermost method that a line of a file belongs to; lines count from 1. */
  public Optional<SourceMethod> at(Path file, int line) {
    return methods(file).stream()
        .filter(method -> method.hasLine(line))
        .min(Comparator.comparingInt(m -> m.end() - m.start()));
  }

  /** Why a file of the target is left out, if it was looked at and did not parse. */
  public Optional<String> failure(Path file) {
    return area(file).map(area -> read(area, file)).flatMap(Unit::failure);
  }

  /** Encoding of a file of the target. */
  Charset encoding(Path file) {
    return area(file)
        .map(area -> Charset.forName(area.module().compiler().encoding()))
        .orElse(StandardCharsets.UTF_8);
  }

  private static List<SourceMethod> found(Unit unit) {
    return unit.methods().entrySet().stream()
        .filter(e -> e.getValue() instanceof Found f && f.method().ref().equals(e.getKey()))
        .map(e -> ((Found) e.getValue()).method())
        .sorted(Comparator.comparingInt(SourceMethod::start))
        .toList();
  }

  private Optional<Area> area(String className) {
    String file = className.replace('.', '/') + ".class";
    return areas.stream().filter(a -> Files.isRegularFile(a.classes().resolve(file))).findFirst();
  }

  private Optional<Area> area(Path file) {
    Path absolute = target.root().resolve(file);
    return areas.stream()
        .filter(a -> a.roots().stream().anyMatch(absolute::startsWith))
        .findFirst();
  }

  private Optional<Path> unit(Area area, String className) {
    int dot = className.lastIndexOf('.');
    String folder = dot < 0 ? "" : className.substring(0, dot).replace('.', '/');
    ClassFile type = classes(area.classes().resolve(folder)).get(className);
    if (type == null || type.sourceFile().isEmpty()) {
      return Optional.empty();
    }
    String name = type.sourceFile().get();
    return area.roots().stream()
        .map(root -> root.resolve(folder).resolve(name))
        .filter(Files::isRegularFile)
        .map(path -> target.root().relativize(path))
        .findFirst();
  }

  private Unit read(Area area, Path file) {
    return units.computeIfAbsent(file, f -> parse(area, f));
  }

  private Unit parse(Area area, Path file) {
    String text;
    try {
      text = Files.readString(target.root().resolve(file), encoding(file));
    } catch (IOException e) {
      return new Unit(new TreeMap<>(), Optional.of(e.toString()));
    }
    ParsedUnit.Parsed parsed = ParsedUnit.parse(text);
    if (parsed instanceof ParsedUnit.Parsed.Failed failed) {
      return new Unit(new TreeMap<>(), Optional.of(failed.message()));
    }
    ParsedUnit unit = ((ParsedUnit.Parsed.Unit) parsed).unit();
    Path folder = area.classes().resolve(unit.packageName().replace('.', '/'));
    SortedMap<String, ClassFile> own = new TreeMap<>();
    classes(folder)
        .forEach(
            (name, type) -> {
              if (type.sourceFile().equals(Optional.of(file.getFileName().toString()))) {
                own.put(name, type);
              }
            });
    return new Unit(new UnitMatch(file, unit, own).methods(), Optional.empty());
  }

  /** Class files directly in a folder by binary name; one that cannot be read is left out. */
  private Map<String, ClassFile> classes(Path folder) {
    return packages.computeIfAbsent(folder, Sources::readFolder);
  }

  private static Map<String, ClassFile> readFolder(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Map.of();
    }
    List<Path> files;
    try (Stream<Path> list = Files.list(folder)) {
      files = list.filter(f -> f.toString().endsWith(".class")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<ClassFile> types = new ArrayList<>();
    for (Path file : files) {
      try {
        types.add(ClassFile.read(file));
      } catch (IOException e) {
        continue;
      }
    }
    Map<String, ClassFile> byName = new TreeMap<>();
    types.forEach(type -> byName.put(type.name(), type));
    return byName;
  }
}
