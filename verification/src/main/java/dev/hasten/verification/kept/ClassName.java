package dev.hasten.verification.kept;

import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name of a test class, one that the target's build runs. */
final class ClassName {
  private static final Pattern PARAMETER = Pattern.compile("\\[*(?:[ZBCSIJFD]|L([^;]+);)");

  private ClassName() {}

  /**
   * A name for the tests of a method that no file in the folder has.
   *
   * @param module whose build says how test classes are named
   */
  static String free(MethodRef entry, Path folder, Module module) {
    String method = entry.name().equals("<init>") ? "Construction" : capital(entry.name());
    String base = entry.simpleClassName().replace("$", "") + method;
    String end =
        module.testIncludes().stream().anyMatch(i -> i.endsWith("*Test.java"))
                || module.testIncludes().stream().noneMatch(i -> i.endsWith("*TestCase.java"))
            ? "Test"
            : "TestCase";
    String name = base + end;
    for (int i = 1; Files.exists(folder.resolve(name + ".java")); i++) {
      name = base + "Outcomes" + (i == 1 ? "" : i) + end;
    }
    return name;
  }

  private static String capital(String word) {
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** The method as a Javadoc link in its own package has it. */
  static String link(MethodRef entry) {
    String simple = entry.simpleClassName();
    if (simple.matches(".*\\$\\d.*")) {
      return "";
    }
    String type = simple.replace('$', '.');
    String owner = type.substring(type.lastIndexOf('.') + 1);
    List<String> parameters = new ArrayList<>();
    String descriptor = entry.descriptor();
    Matcher each = PARAMETER.matcher(descriptor.substring(1, descriptor.indexOf(')')));
    String home = entry.className().substring(0, Math.max(0, entry.className().lastIndexOf('.')));
    while (each.find()) {
      String brackets = "[]".repeat((int) each.group().chars().filter(c -> c == '[').count());
      parameters.add(name(each, home) + brackets);
    }
    return type
        + "#"
        + (entry.name().equals("<init>") ? owner : entry.name())
        + "("
        + String.join(", ", parameters)
        + ")";
  }

  private static String name(Matcher parameter, String home) {
    String reference = parameter.group(1);
    if (reference != null) {
      String name = reference.replace('/', '.');
      String holder = name.substring(0, Math.max(0, name.lastIndexOf('.')));
      boolean plain = holder.equals("java.lang") || holder.equals(home);
      return (plain ? name.substring(holder.length() + 1) : name).replace('$', '.');
    }
    return switch (parameter.group().charAt(parameter.group().length() - 1)) {
      case 'Z' -> "boolean";
      case 'B' -> "byte";
      case 'C' -> "char";
      case 'S' -> "short";
      case 'I' -> "int";
      case 'J' -> "long";
      case 'F' -> "float";
      default -> "double";
    };
  }
}
