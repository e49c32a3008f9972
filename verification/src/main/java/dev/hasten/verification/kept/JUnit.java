package dev.hasten.verification.kept;

import dev.hasten.target.Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The JUnit that the tests of a module are written for. */
enum JUnit {
  /** JUnit 5. */
  JUPITER,
  /** JUnit 4 since it has assertThrows. */
  FOUR_13,
  /** JUnit 4. */
  FOUR,
  /** JUnit 3, where there is nothing newer. */
  THREE;

  private static final Pattern JAR = Pattern.compile("(junit|junit-dep)-(\\d+)\\.(\\d+).*\\.jar");

  /** What a module's tests use: nothing where they use none of them. */
  static Optional<JUnit> of(Module module) {
    boolean jupiter = false;
    Optional<JUnit> older = Optional.empty();
    for (Path entry : module.testClassPath()) {
      String name = entry.getFileName().toString();
      jupiter |= name.startsWith("junit-jupiter-api-");
      Matcher jar = JAR.matcher(name);
      if (jar.matches()) {
        older = Optional.of(older(jar.group(2), jar.group(3)));
      }
    }
    if (jupiter && older.isPresent()) {
      return mostlyJupiter(module) ? Optional.of(JUPITER) : older;
    }
    return jupiter ? Optional.of(JUPITER) : older;
  }

  private static JUnit older(String major, String minor) {
    return major.equals("3") ? THREE : Integer.parseInt(minor) >= 13 ? FOUR_13 : FOUR;
  }

  private static boolean mostlyJupiter(Module module) {
    int balance = 0;
    Charset encoding = Charset.forName(module.compiler().encoding());
    for (Path root : module.testSourceRoots()) {
      try (Stream<Path> files = Files.walk(root)) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          String text = new String(Files.readAllBytes(file), encoding);
          if (text.contains("org.junit.jupiter.")) {
            balance++;
          } else if (text.contains("org.junit.Test") || text.contains("junit.framework.")) {
            balance--;
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return balance >= 0;
  }

  boolean hasAssertThrows() {
    return this == JUPITER || this == FOUR_13;
  }

  /** The class whose static methods are the assertions. */
  String assertions() {
    return switch (this) {
      case JUPITER -> "org.junit.jupiter.api.Assertions";
      case FOUR_13, FOUR -> "org.junit.Assert";
      case THREE -> "junit.framework.TestCase";
    };
  }

  /** The class that a test class imports beside. */
  String imported() {
    return switch (this) {
      case JUPITER -> "org.junit.jupiter.api.Test";
      case FOUR_13, FOUR -> "org.junit.Test";
      case THREE -> "junit.framework.TestCase";
    };
  }
}
