package dev.hasten.evaluation.library;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A published library that methods are drawn from.
 *
 * @param coordinates as {@code central:GROUP:ARTIFACT:VERSION}
 * @param tests patterns of the test classes that are the workload; empty for all
 */
public record Library(String coordinates, Set<String> tests) {
  /** Its artifact and version, fit for a file's name. */
  public String name() {
    String[] parts = coordinates.split(":", -1);
    return parts[2] + "-" + parts[3];
  }

  /** Its artifact. */
  public String artifact() {
    return coordinates.split(":", -1)[2];
  }

  /** The libraries in {@code libraries.txt}, one a line: coordinates, then patterns of tests. */
  public static List<Library> all() {
    return lines(Library.class, "libraries.txt").stream()
        .map(line -> line.split("\\s+", -1))
        .map(
            words ->
                new Library(words[0], Arrays.stream(words).skip(1).collect(Collectors.toSet())))
        .toList();
  }

  /** The lines of a file beside a class that say something. */
  public static List<String> lines(Class<?> beside, String name) {
    try (InputStream in = Objects.requireNonNull(beside.getResourceAsStream(name), name);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(String::strip)
          .filter(l -> !l.isEmpty() && l.charAt(0) != '#')
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
