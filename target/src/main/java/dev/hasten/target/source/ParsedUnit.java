package dev.hasten.target.source;

import com.github.javaparser.JavaParser;
import com.github.javaparser.JavaToken;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.TokenRange;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import java.util.Arrays;
import java.util.Optional;

/** A source text with its syntax tree, and the way from the tree's positions to offsets. */
final class ParsedUnit {
  private final String text;
  private final CompilationUnit tree;
  private final int[] lineStarts;

  private ParsedUnit(String text, CompilationUnit tree) {
    this.text = text;
    this.tree = tree;
    this.lineStarts = lineStarts(text);
  }

  /** What parsing came to: a unit, or the parser's message. */
  sealed interface Parsed {
    record Unit(ParsedUnit unit) implements Parsed {}

    record Failed(String message) implements Parsed {}
  }

  static Parsed parse(String text) {
    Parsed parsed = parse(text, LanguageLevel.BLEEDING_EDGE);
    // Without validation, names that became keywords later still parse.
    return parsed instanceof Parsed.Unit ? parsed : parse(text, LanguageLevel.RAW);
  }

  private static Parsed parse(String text, LanguageLevel level) {
    ParserConfiguration configuration =
        new ParserConfiguration().setLanguageLevel(level).setTabSize(1);
    try {
      ParseResult<CompilationUnit> result = new JavaParser(configuration).parse(text);
      Optional<CompilationUnit> tree = result.getResult();
      if (result.isSuccessful() && tree.isPresent()) {
        return new Parsed.Unit(new ParsedUnit(text, tree.get()));
      }
      return new Parsed.Failed(
          result.getProblems().isEmpty()
              ? "no syntax tree"
              : result.getProblems().get(0).getVerboseMessage());
    } catch (RuntimeException | StackOverflowError e) {
      return new Parsed.Failed(e.toString());
    }
  }

  CompilationUnit tree() {
    return tree;
  }

  String packageName() {
    return tree.getPackageDeclaration().map(p -> p.getNameAsString()).orElse("");
  }

  String text(int start, int end) {
    return text.substring(start, end);
  }

  static Range range(Node node) {
    return node.getRange().orElseThrow(() -> new IllegalStateException("a node without range"));
  }

  int start(Node node) {
    return offset(range(node).begin);
  }

  /** Offset behind the node's last character. */
  int end(Node node) {
    return offset(range(node).end) + 1;
  }

  private int offset(Position position) {
    return lineStarts[position.line - 1] + position.column - 1;
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int lines = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends =
          c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'));
      if (ends) {
        if (lines == starts.length) {
          starts = Arrays.copyOf(starts, 2 * lines);
        }
        starts[lines++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, lines);
  }

  /** The node's tokens without blanks and comments: equal for equal syntax. */
  static String normalised(Node node) {
    StringBuilder result = new StringBuilder();
    TokenRange tokens =
        node.getTokenRange().orElseThrow(() -> new IllegalStateException("a node without tokens"));
    for (JavaToken token : tokens) {
      if (!token.getCategory().isWhitespaceOrComment()) {
        result.append(token.getText()).append('\n');
      }
    }
    return result.toString();
  }
}
