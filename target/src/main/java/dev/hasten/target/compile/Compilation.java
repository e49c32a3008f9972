package dev.hasten.target.compile;

import java.nio.file.Path;
import java.util.List;

/** What compiling came to. */
public sealed interface Compilation {
  /**
   * It compiles.
   *
   * @param classes folder that the class files were written to
   * @param classNames binary names of the classes written, in order
   */
  record Compiled(Path classes, List<String> classNames) implements Compilation {
    public Compiled {
      classNames = List.copyOf(classNames);
    }
  }

  /** It does not compile, and nothing was written. */
  record Refused(List<Diagnostic> diagnostics) implements Compilation {
    public Refused {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  /**
   * The compiler gave no answer, and nothing was written: it ran out of time or memory or was
   * ended.
   *
   * @param reason what was seen of it
   */
  record Unanswered(String reason) implements Compilation {}
}
