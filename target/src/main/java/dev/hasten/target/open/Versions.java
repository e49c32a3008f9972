package dev.hasten.target.open;

/** Order of dotted version numbers; what is no number counts as 0. */
final class Versions {
  private Versions() {}

  static int compare(String a, String b) {
    String[] left = a.split("[.+_-]");
    String[] right = b.split("[.+_-]");
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int order = Integer.compare(part(left, i), part(right, i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static int part(String[] parts, int i) {
    if (i >= parts.length || !parts[i].matches("\\d{1,9}")) {
      return 0;
    }
    return Integer.parseInt(parts[i]);
  }
}
