package dev.hasten.agent;

import dev.hasten.target.edit.Patch;
import dev.hasten.target.git.UnifiedDiff;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The unified diff of a patch against the files as they are. */
final class Diffs {
  private Diffs() {}

  static String of(Path root, Charset encoding, Patch patch) {
    StringBuilder text = new StringBuilder();
    patch
        .files()
        .forEach(
            (file, after) ->
                text.append(UnifiedDiff.of(file, before(root.resolve(file), encoding), after)));
    return text.toString();
  }

  private static Optional<String> before(Path file, Charset encoding) {
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Files.readString(file, encoding))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
