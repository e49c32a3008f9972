package dev.hasten.agent;

import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.Target;
import dev.hasten.target.bytecode.ClassFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the names of methods and test classes that a user narrows a run to. */
final class Narrowing {
  private Narrowing() {}

  /**
   * The methods that some texts name, {@code Class#name} or {@code Class#name(int,String)}, the
   * class with or without its package.
   *
   * @throws NothingNamedException if a text names no method of the target
   */
  static Set<MethodRef> methods(Target target, List<String> texts) {
    Set<MethodRef> methods = new TreeSet<>();
    for (String text : texts) {
      Set<MethodRef> named = new TreeSet<>();
      target.modules().forEach(m -> named.addAll(methods(m, text)));
      if (named.isEmpty()) {
        throw new NothingNamedException(NothingNamedException.Kind.METHOD, text);
      }
      methods.addAll(named);
    }
    return methods;
  }

  private static Set<MethodRef> methods(Module module, String text) {
    int hash = text.indexOf('#');
    if (hash < 1) {
      throw new NothingNamedException(NothingNamedException.Kind.METHOD, text);
    }
    String type = text.substring(0, hash).replace('$', '.');
    int paren = text.indexOf('(');
    String name = paren < 0 ? text.substring(hash + 1) : text.substring(hash + 1, paren);
    String parameters = paren < 0 ? "" : text.substring(paren).replace(" ", "");
    Set<MethodRef> found = new TreeSet<>();
    for (String className : classes(module.classes())) {
      String dotted = className.replace('$', '.');
      if (dotted.equals(type) || dotted.endsWith("." + type)) {
        for (ClassFile.Method method : read(module.classes(), className).methods()) {
          MethodRef ref = new MethodRef(className, method.name(), method.descriptor());
          if (method.name().equals(name)
              && !method.isSynthetic()
              && (parameters.isEmpty() || ref.parameters().equals(simple(parameters)))) {
            found.add(ref);
          }
        }
      }
    }
    return found;
  }

  private static String simple(String parameters) {
    String inner = parameters.substring(1, parameters.length() - 1);
    return inner.isEmpty()
        ? "()"
        : Stream.of(inner.split(",", -1))
            .map(Narrowing::simpleName)
            .collect(Collectors.joining(",", "(", ")"));
  }

  private static String simpleName(String type) {
    return type.substring(Math.max(type.lastIndexOf('.'), type.lastIndexOf('$')) + 1);
  }

  /**
   * Binary names of the test classes that fit any of some patterns, {@code *} for any characters,
   * over the name with or without its package.
   *
   * @throws NothingNamedException if a pattern fits no test class
   */
  static Set<String> testClasses(Target target, List<String> patterns) {
    Set<String> classes = new TreeSet<>();
    for (String pattern : patterns) {
      String regex = "\\Q" + pattern.replace("*", "\\E.*\\Q") + "\\E";
      Function<String, Boolean> fits =
          name -> name.matches(regex) || simpleName(name).matches(regex);
      Set<String> named =
          target.modules().stream()
              .flatMap(m -> classes(m.testClasses()).stream())
              .filter(name -> name.indexOf('$') < 0 && fits.apply(name))
              .collect(Collectors.toCollection(TreeSet::new));
      if (named.isEmpty()) {
        throw new NothingNamedException(NothingNamedException.Kind.TESTS, pattern);
      }
      classes.addAll(named);
    }
    return classes;
  }

  private static List<String> classes(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .map(f -> folder.relativize(f).toString())
          .filter(f -> f.endsWith(".class") && !f.endsWith("-info.class"))
          .map(f -> f.substring(0, f.length() - ".class".length()).replace('/', '.'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClassFile read(Path classes, String className) {
    try {
      return ClassFile.read(classes.resolve(className.replace('.', '/') + ".class"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
