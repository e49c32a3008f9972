package dev.hasten.target.edit;

import dev.hasten.target.edit.EditResult.Applied;
import dev.hasten.target.edit.EditResult.Reason;
import dev.hasten.target.edit.EditResult.Refused;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Edits that belong together, over one or several files.
 *
 * @param edits no two overlap; kept sorted by file and offset. Of two insertions at one offset the
 *     first given comes first
 */
public record EditSet(List<TextEdit> edits) {
  private static final Comparator<TextEdit> ORDER =
      Comparator.comparing(TextEdit::file)
          .thenComparingInt(TextEdit::start)
          .thenComparingInt(TextEdit::end);

  public EditSet {
    edits = edits.stream().sorted(ORDER).toList();
    for (int i = 1; i < edits.size(); i++) {
      TextEdit before = edits.get(i - 1);
      TextEdit after = edits.get(i);
      if (before.file().equals(after.file()) && before.end() > after.start()) {
        throw new IllegalArgumentException(
            "edits overlap in %s at %d".formatted(after.file(), after.start()));
      }
    }
  }

  /**
   * The files as these edits leave them. Line ends of the replacements follow those of the file.
   *
   * @param root the target's root
   * @param encoding of the sources
   */
  public EditResult apply(Path root, Charset encoding) {
    Map<Path, List<TextEdit>> byFile = new LinkedHashMap<>();
    for (TextEdit edit : edits) {
      byFile.computeIfAbsent(edit.file(), f -> new ArrayList<>()).add(edit);
    }
    Map<Path, Optional<String>> files = new TreeMap<>();
    for (Map.Entry<Path, List<TextEdit>> entry : byFile.entrySet()) {
      Path file = entry.getKey();
      TextEdit first = entry.getValue().get(0);
      String text;
      try {
        if (!root.resolve(file).toRealPath().startsWith(root.toRealPath())) {
          return new Refused(first, Reason.OUTSIDE, "");
        }
        text = read(root.resolve(file), encoding);
      } catch (CharacterCodingException e) {
        return new Refused(first, Reason.NOT_IN_ENCODING, encoding.name());
      } catch (IOException e) {
        return new Refused(first, Reason.UNREADABLE, String.valueOf(e.getMessage()));
      }
      Optional<Refused> refused = firstMismatch(text, entry.getValue());
      if (refused.isPresent()) {
        return refused.get();
      }
      files.put(file, Optional.of(splice(text, entry.getValue())));
    }
    return new Applied(new Patch(files));
  }

  /** Reads a source; characters that the encoding does not know are an error, not a guess. */
  private static String read(Path file, Charset encoding) throws IOException {
    return encoding
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
        .toString();
  }

  private static Optional<Refused> firstMismatch(String text, List<TextEdit> edits) {
    for (TextEdit edit : edits) {
      if (!text.startsWith(edit.expected(), edit.start()) || edit.start() > text.length()) {
        int from = Math.min(edit.start(), text.length());
        int to = Math.min(edit.end(), text.length());
        return Optional.of(new Refused(edit, Reason.OTHER_TEXT, text.substring(from, to)));
      }
    }
    return Optional.empty();
  }

  private static String splice(String text, List<TextEdit> edits) {
    String lineEnd = LineEnds.of(text);
    StringBuilder result = new StringBuilder(text);
    for (int i = edits.size() - 1; i >= 0; i--) {
      TextEdit edit = edits.get(i);
      result.replace(edit.start(), edit.end(), LineEnds.with(lineEnd, edit.replacement()));
    }
    return result.toString();
  }
}
