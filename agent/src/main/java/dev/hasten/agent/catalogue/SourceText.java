package dev.hasten.agent.catalogue;

import com.github.javaparser.Position;
import com.github.javaparser.Range;
import com.github.javaparser.ast.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A unit's text with the offsets of the parser's positions: lines and columns from 1, in chars. */
public final class SourceText {
  private final String text;
  private final int[] lines;

  public SourceText(String text) {
    this.text = text;
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && !(i + 1 < text.length() && text.charAt(i + 1) == '\n'))) {
        starts.add(i + 1);
      }
    }
    this.lines = starts.stream().mapToInt(Integer::intValue).toArray();
  }

  public String text() {
    return text;
  }

  int offset(Position position) {
    return lines[position.line - 1] + position.column - 1;
  }

  /** The line, from 1, of an offset. */
  int line(int offset) {
    int found = Arrays.binarySearch(lines, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  int start(Node node) {
    return offset(range(node).begin);
  }

  /** Offset behind the node's last character. */
  int end(Node node) {
    return offset(range(node).end) + 1;
  }

  String of(Node node) {
    return text.substring(start(node), end(node));
  }

  /** White space before the first other character of the line that holds the offset. */
  String indentAt(int offset) {
    int line = lineStart(offset);
    int end = line;
    while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
      end++;
    }
    return text.substring(line, end);
  }

  int lineStart(int offset) {
    int i = offset;
    while (i > 0 && text.charAt(i - 1) != '\n' && text.charAt(i - 1) != '\r') {
      i--;
    }
    return i;
  }

  /** Whether only white space stands between the line's start and the offset. */
  boolean opensLine(int offset) {
    return text.substring(lineStart(offset), offset).isBlank();
  }

  String newline() {
    return text.contains("\r\n") ? "\r\n" : "\n";
  }

  /** One step of indentation, as the unit's own first indented line has it. */
  String indentUnit() {
    for (int line : lines) {
      String indent = line < text.length() ? indentAt(line) : "";
      boolean code =
          line + indent.length() < text.length()
              && "*/\r\n".indexOf(text.charAt(line + indent.length())) < 0;
      if (!indent.isEmpty() && code) {
        return indent.startsWith("\t") ? "\t" : indent;
      }
    }
    return "    ";
  }

  private static Range range(Node node) {
    return node.getRange()
        .orElseThrow(() -> new IllegalArgumentException("a node made by hand has no range"));
  }
}
