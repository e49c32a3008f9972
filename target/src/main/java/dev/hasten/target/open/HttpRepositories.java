package dev.hasten.target.open;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Mends build files in the private clone that name repositories by http, which Maven refuses. */
final class HttpRepositories {
  private static final Pattern SECTION =
      Pattern.compile("<(repositories|pluginRepositories)>.*?</\\1>", Pattern.DOTALL);

  private HttpRepositories() {}

  /** Writes https instead; returns whether any file was changed. */
  static boolean mend(Path root) throws IOException {
    boolean mended = false;
    for (Path pom : poms(root)) {
      String text = Files.readString(pom, StandardCharsets.ISO_8859_1);
      String better =
          SECTION
              .matcher(text)
              .replaceAll(
                  section ->
                      Matcher.quoteReplacement(
                          section.group().replaceAll("<url>\\s*http://", "<url>https://")));
      if (!better.equals(text)) {
        Files.writeString(pom, better, StandardCharsets.ISO_8859_1);
        mended = true;
      }
    }
    return mended;
  }

  private static List<Path> poms(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.endsWith("pom.xml"))
          .filter(file -> !root.relativize(file).toString().contains("target/"))
          .toList();
    }
  }
}
