package dev.hasten.target.edit;

import java.nio.file.Path;

/**
 * A replacement of a range of a file's text.
 *
 * @param file path from the target's root
 * @param start offset of the first character replaced, in UTF-16 units
 * @param expected the text that stands there now; an edit that finds another text is refused
 * @param replacement what stands there afterwards
 */
public record TextEdit(Path file, int start, String expected, String replacement) {
  public TextEdit {
    if (file.isAbsolute() || file.normalize().startsWith("..")) {
      throw new IllegalArgumentException("an edit stays in the target: " + file);
    }
    if (start < 0) {
      throw new IllegalArgumentException("negative offset: " + start);
    }
  }

  /** Offset behind the last character replaced. */
  public int end() {
    return start + expected.length();
  }
}
