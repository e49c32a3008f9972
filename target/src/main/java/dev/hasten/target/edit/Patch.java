package dev.hasten.target.edit;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The text that files have after a change.
 *
 * @param files by path from the target's root: the whole new text of each file touched, nothing for
 *     a deleted one
 */
public record Patch(Map<Path, Optional<String>> files) {
  public Patch {
    SortedMap<Path, Optional<String>> sorted = new TreeMap<>();
    files.forEach(
        (file, text) -> {
          Path normal = file.normalize();
          if (file.isAbsolute() || normal.startsWith("..") || normal.toString().isEmpty()) {
            throw new IllegalArgumentException("a patch stays in the target: " + file);
          }
          sorted.put(normal, text);
        });
    files = Collections.unmodifiableSortedMap(sorted);
  }

  /**
   * Writes the files below a root.
   *
   * @throws IOException if a file cannot be written
   */
  public void writeTo(Path root, Charset encoding) throws IOException {
    for (Map.Entry<Path, Optional<String>> file : files.entrySet()) {
      Path path = root.resolve(file.getKey());
      if (file.getValue().isPresent()) {
        Files.createDirectories(path.getParent());
        Files.writeString(path, file.getValue().get(), encoding);
      } else {
        Files.deleteIfExists(path);
      }
    }
  }
}
