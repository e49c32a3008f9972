package shop;

/** A label of fixed width; any number of threads may use one. */
public final class Label {
  private final int width;
  private final char fill;

  /** A label that wide, filled up with a character. */
  public Label(int width, char fill) {
    this.width = Math.max(0, Math.min(200, width));
    this.fill = fill;
  }

  /** The text, filled up. */
  public String of(String text) {
    StringBuilder out = new StringBuilder(text);
    while (out.length() < width) {
      out.append(fill);
    }
    return out.toString();
  }

  /** The text's characters, filled up, in an array of their own. */
  public char[] characters(String text) {
    char[] out = new char[Math.max(width, text.length())];
    for (int i = 0; i < out.length; i++) {
      out[i] = i < text.length() ? text.charAt(i) : fill;
    }
    return out;
  }
}
