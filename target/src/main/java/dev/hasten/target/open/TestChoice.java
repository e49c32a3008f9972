package dev.hasten.target.open;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Chooses one small test class for each folder of test sources, so that a warm-up starts the test
 * runner of each module, with all it downloads, and yet is short.
 */
final class TestChoice {
  private static final Pattern NAME =
      Pattern.compile("(Test\\w*|\\w+Test|\\w+Tests|\\w+TestCase)\\.java");
  private static final Pattern TEST =
      Pattern.compile("@(?:[\\w.]+\\.)?Test\\b|extends\\s+\\w*TestCase\\b");
  private static final Pattern NO_TEST =
      Pattern.compile("\\babstract\\s+class|@(?:Disabled|Ignore)\\b|\\binterface\\s+\\w*Test");
  private static final Set<String> PASSED_BY = Set.of("target", ".git", "node_modules");

  private TestChoice() {}

  /** Simple names of the classes chosen. */
  static List<String> below(Path root) throws IOException {
    Map<Path, Path> smallest = new LinkedHashMap<>();
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return PASSED_BY.contains(String.valueOf(folder.getFileName()))
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (isTest(file)) {
              smallest.merge(module(root, file), file, TestChoice::smaller);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return smallest.values().stream()
        .map(file -> file.getFileName().toString().replace(".java", ""))
        .distinct()
        .toList();
  }

  private static boolean isTest(Path file) throws IOException {
    if (!NAME.matcher(file.getFileName().toString()).matches()
        || !file.toString().replace('\\', '/').contains("/src/test")) {
      return false;
    }
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    return TEST.matcher(text).find() && !NO_TEST.matcher(text).find();
  }

  private static Path module(Path root, Path file) {
    Path relative = root.relativize(file);
    for (int names = relative.getNameCount() - 1; names > 0; names--) {
      Path folder = root.resolve(relative.subpath(0, names));
      if (Files.isRegularFile(folder.resolve("pom.xml"))) {
        return folder;
      }
    }
    return root;
  }

  private static Path smaller(Path a, Path b) {
    return a.toFile().length() <= b.toFile().length() ? a : b;
  }
}
