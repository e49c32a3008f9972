package dev.hasten.target.source;

import dev.hasten.target.MethodRef;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A method, constructor or initializer block where it stands in its source.
 *
 * @param ref its name in the class file
 * @param holder the method of a named class that it stands in where its own class is local or
 *     anonymous, else {@code ref} itself; nothing where such a class stands in a field's
 *     initializer
 * @param file path from the target's root
 * @param start offset of its first character (annotations included, comment before it not), in
 *     UTF-16 units of the file's text
 * @param end offset behind its last character
 * @param body offset of the brace that opens its body; nothing for one without
 * @param firstLine line of {@code start}, from 1
 * @param lastLine line of its last character
 * @param text the text between {@code start} and {@code end}
 */
public record SourceMethod(
    MethodRef ref,
    Optional<MethodRef> holder,
    Path file,
    int start,
    int end,
    Optional<Integer> body,
    int firstLine,
    int lastLine,
    String text) {
  public SourceMethod {
    if (start < 0 || end <= start || text.length() != end - start) {
      throw new IllegalArgumentException("not a range of a text: " + start + " to " + end);
    }
  }

  /** Whether a line of the file belongs to it. */
  public boolean hasLine(int line) {
    return firstLine <= line && line <= lastLine;
  }
}
