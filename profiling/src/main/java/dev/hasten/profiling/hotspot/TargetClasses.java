package dev.hasten.profiling.hotspot;

import dev.hasten.profiling.Frame;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The classes of a target: which module has each, and what its class file says. */
final class TargetClasses {
  /** Where a class of the target stands. */
  record Location(Module module, boolean test, Path file) {}

  /** The method of the target that a frame ran in. */
  record Owner(MethodRef method, Location location, boolean known) {}

  private final Map<String, Location> locations = new HashMap<>();
  private final Map<String, ClassFacts> facts = new HashMap<>();
  private final Map<Frame, Optional<Owner>> owners = new HashMap<>();
  private final Map<String, Optional<String>> sources = new HashMap<>();

  TargetClasses(Target target) {
    for (Module module : target.modules()) {
      index(module, module.testClasses(), true);
    }
    for (Module module : target.modules()) {
      index(module, module.classes(), false);
    }
  }

  private void index(Module module, Path folder, boolean test) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(f -> f.toString().endsWith(".class"))
          .forEach(f -> locations.put(className(folder, f), new Location(module, test, f)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String className(Path folder, Path file) {
    String path = folder.relativize(file).toString();
    return path.substring(0, path.length() - ".class".length())
        .replace('/', '.')
        .replace('\\', '.');
  }

  /**
   * The method of the target, main or test code, that a frame ran in. Nothing for library code, and
   * for what the compiler put in between: bridges and accessors count for their callers.
   */
  Optional<Owner> owner(Frame frame) {
    return frame.kind() == Frame.Kind.JAVA
        ? owners.computeIfAbsent(frame, this::find)
        : Optional.empty();
  }

  private Optional<Owner> find(Frame frame) {
    Location location = locations.get(frame.className());
    if (location == null) {
      return Optional.empty();
    }
    Optional<ClassFacts.Method> method =
        facts(frame.className(), location).find(frame.method(), frame.descriptor(), frame.line());
    if (method.isEmpty()) {
      String descriptor = frame.descriptor().startsWith("(") ? frame.descriptor() : "()V";
      MethodRef unknown = new MethodRef(frame.className(), frame.method(), descriptor);
      return Optional.of(new Owner(unknown, location, false));
    }
    if (method.get().isSynthetic()) {
      return Optional.empty();
    }
    ClassFacts.Key key = method.get().key();
    return Optional.of(
        new Owner(new MethodRef(frame.className(), key.name(), key.descriptor()), location, true));
  }

  boolean isNative(Owner owner) {
    return method(owner).map(ClassFacts.Method::isNative).orElse(false);
  }

  boolean hasSource(Owner owner) {
    return source(owner).isPresent();
  }

  /** Whether a tool wrote the class or the method, as far as its marks and its place tell. */
  boolean isGenerated(Owner owner) {
    String outer = outermost(owner.method().className());
    Location outerLocation = locations.getOrDefault(outer, owner.location());
    return facts(owner.method().className(), owner.location()).isGenerated()
        || facts(outer, outerLocation).isGenerated()
        || method(owner).map(ClassFacts.Method::isGenerated).orElse(false)
        || sourceFile(owner).map(f -> isInGeneratedFolder(f, owner)).orElse(false)
        || source(owner).map(GeneratedMark::isIn).orElse(false);
  }

  private static boolean isInGeneratedFolder(Path file, Owner owner) {
    for (Path part : owner.location().module().directory().relativize(file)) {
      if (part.toString().toLowerCase(Locale.ROOT).matches("generated([-_].*)?")) {
        return true;
      }
    }
    return false;
  }

  private Optional<ClassFacts.Method> method(Owner owner) {
    MethodRef method = owner.method();
    return facts(method.className(), owner.location()).find(method.name(), method.descriptor(), 0);
  }

  private Optional<String> source(Owner owner) {
    return sources.computeIfAbsent(
        outermost(owner.method().className()),
        name -> sourceFile(owner).flatMap(file -> text(file, owner.location().module())));
  }

  private static Optional<String> text(Path file, Module module) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return Optional.of(new String(bytes, Charset.forName(module.compiler().encoding())));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private Optional<Path> sourceFile(Owner owner) {
    String className = owner.method().className();
    String named = facts(className, owner.location()).sourceFile();
    String outer = outermost(className);
    String simple = outer.substring(outer.lastIndexOf('.') + 1);
    String folder = outer.substring(0, outer.length() - simple.length()).replace('.', '/');
    Module module = owner.location().module();
    List<Path> roots = owner.location().test() ? module.testSourceRoots() : module.sourceRoots();
    return roots.stream()
        .map(root -> root.resolve(folder + (named == null ? simple + ".java" : named)))
        .filter(Files::isRegularFile)
        .findFirst();
  }

  /** The class without what is nested in it; a dollar that starts a name is part of the name. */
  private static String outermost(String className) {
    int dollar = className.indexOf('$', className.lastIndexOf('.') + 2);
    return dollar < 0 ? className : className.substring(0, dollar);
  }

  private ClassFacts facts(String className, Location location) {
    @Nullable ClassFacts known = facts.get(className);
    if (known == null) {
      try {
        known = ClassFacts.read(location.file());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      facts.put(className, known);
    }
    return known;
  }
}
