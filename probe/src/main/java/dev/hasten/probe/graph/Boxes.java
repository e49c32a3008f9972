package dev.hasten.probe.graph;

/** The eight boxed types, of which some values are shared instances. */
final class Boxes {
  private Boxes() {}

  /** First character of the primitive's descriptor, or 0 for any other object. */
  static char typeOf(Object object) {
    Class<?> type = object.getClass();
    if (type == Integer.class) {
      return 'I';
    } else if (type == Long.class) {
      return 'J';
    } else if (type == Double.class) {
      return 'D';
    } else if (type == Boolean.class) {
      return 'Z';
    } else if (type == Character.class) {
      return 'C';
    } else if (type == Byte.class) {
      return 'B';
    } else if (type == Short.class) {
      return 'S';
    }
    return type == Float.class ? 'F' : 0;
  }

  /** What {@code valueOf} gives: the shared instance where there is one. */
  static Object valueOf(char type, long bits) {
    switch (type) {
      case 'I':
        return Integer.valueOf((int) bits);
      case 'J':
        return Long.valueOf(bits);
      case 'D':
        return Double.valueOf(Double.longBitsToDouble(bits));
      case 'Z':
        return Boolean.valueOf(bits != 0);
      case 'C':
        return Character.valueOf((char) bits);
      case 'B':
        return Byte.valueOf((byte) bits);
      case 'S':
        return Short.valueOf((short) bits);
      default:
        return Float.valueOf(Float.intBitsToFloat((int) bits));
    }
  }
}
