package dev.hasten.probe.agent;

/** A method to watch, by the names of class files. */
final class EntryName {
  /** {@code a/b/C$D}. */
  final String owner;

  /** {@code m(I)V}. */
  final String method;

  private EntryName(String owner, String method) {
    this.owner = owner;
    this.method = method;
  }

  /** Reads {@code a.b.C$D#m(I)V}. */
  static EntryName parse(String text) {
    int hash = text.indexOf('#');
    if (hash < 1 || text.indexOf('(') < hash + 2) {
      throw new IllegalArgumentException("not a method: " + text);
    }
    return new EntryName(text.substring(0, hash).replace('.', '/'), text.substring(hash + 1));
  }

  @Override
  public String toString() {
    return owner.replace('/', '.') + "#" + method;
  }
}
