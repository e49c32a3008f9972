package dev.hasten.sandbox;

/** What keeps a command in its box. */
public enum Confinement {
  /** The bubblewrap tool. */
  BUBBLEWRAP("bubblewrap"),
  /** Linux namespaces by the tools of util-linux. */
  UNSHARE("unshare"),
  /** Nothing: only where the user said so, and every report is stamped. */
  NONE("none");

  private final String word;

  Confinement(String word) {
    this.word = word;
  }

  /** The word for it in options and reports. */
  public String word() {
    return word;
  }
}
