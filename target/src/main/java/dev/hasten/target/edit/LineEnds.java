package dev.hasten.target.edit;

/** The line ends of a text. */
final class LineEnds {
  private LineEnds() {}

  /** The line end that a text uses most; a line feed where it has none. */
  static String of(String text) {
    int both = 0;
    int bare = 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      if (at > 0 && text.charAt(at - 1) == '\r') {
        both++;
      } else {
        bare++;
      }
    }
    return both > bare ? "\r\n" : "\n";
  }

  /** A text with each of its line ends turned into the given one. */
  static String with(String lineEnd, String text) {
    String bare = text.replace("\r\n", "\n");
    return lineEnd.equals("\n") ? bare : bare.replace("\n", lineEnd);
  }
}
