package dev.hasten.target.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffAlgorithm;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.EditList;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** The change of a file's text in the form that {@code git apply} reads. */
public final class UnifiedDiff {
  private UnifiedDiff() {}

  /**
   * The diff of one file.
   *
   * @param file path from the root
   * @param before its text, nothing where it is new
   * @param after its text afterwards, nothing where it is deleted
   */
  public static String of(Path file, Optional<String> before, Optional<String> after) {
    RawText a = new RawText(before.orElse("").getBytes(StandardCharsets.UTF_8));
    RawText b = new RawText(after.orElse("").getBytes(StandardCharsets.UTF_8));
    EditList edits =
        DiffAlgorithm.getAlgorithm(DiffAlgorithm.SupportedAlgorithm.HISTOGRAM)
            .diff(RawTextComparator.DEFAULT, a, b);
    if (edits.isEmpty()) {
      return "";
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String name = file.toString().replace('\\', '/');
    try (DiffFormatter formatter = new DiffFormatter(out)) {
      out.writeBytes(
          ("--- "
                  + (before.isPresent() ? "a/" + name : "/dev/null")
                  + "\n+++ "
                  + (after.isPresent() ? "b/" + name : "/dev/null")
                  + "\n")
              .getBytes(StandardCharsets.UTF_8));
      formatter.format(edits, a, b);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
