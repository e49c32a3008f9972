package dev.hasten.replay;

/**
 * One place where two observations differ.
 *
 * @param kind in what
 * @param what for people, such as {@code result[2]: 1.0 became 1.0000000000000002}
 * @param ulps how many floating-point numbers lie between the two, plus one; 0 for other kinds
 * @param promised whether it is part of what the thing is, as the order of a list: no loosening
 *     admits that
 */
public record Noticed(DifferenceKind kind, String what, long ulps, boolean promised) {
  static Noticed of(DifferenceKind kind, String what) {
    return new Noticed(kind, what, 0, kind == DifferenceKind.VALUE);
  }
}
