package dev.hasten.probe.replay;

import java.util.Random;

/** Values at which code tends to go wrong. */
final class Boundaries {
  private static final String[] STRINGS = {
    "",
    " ",
    "a",
    "A",
    "0",
    "-1",
    "\u00a0",
    "\0",
    "\t\n",
    "\r\n",
    "\u2003",
    "\ufeff",
    "\ud83d\ude00",
    "\ud800",
    "\udc00",
    "a\u0301",
    "\u00df",
    "\u0130",
    "\u03a3",
    "\ufb01",
    "9223372036854775808",
    "1e400",
    "NaN",
    "0x1F",
    "null",
    "  x  ",
    "a b",
    "\"",
    "'",
    "\\",
    "\\u0041",
    "&amp;",
    "<",
    "%",
    "$",
    "{}",
    "[]",
    "a,b",
    "\u01c5",
    "\uffff"
  };
  private static final char[] CHARS = {
    'a', 'Z', '0', ' ', '\0', '\n', '\t', '\u00a0', '\u00e9', '\u00df', '\u0130', '\ud83d',
    '\ude00', '\u2003', '\ufeff', '\uffff', '"', '\\', '&', '<', ',', '-', '_', '%'
  };
  private static final double[] DOUBLES = {
    0,
    -0.0,
    1,
    -1,
    0.5,
    0.1,
    Double.NaN,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    1e-310,
    Double.MIN_NORMAL,
    1e15,
    4503599627370497.5,
    9007199254740993.0,
    3.4e38,
    1e100
  };

  private Boundaries() {}

  static String string(Random random) {
    return STRINGS[random.nextInt(STRINGS.length)];
  }

  static char character(Random random) {
    return CHARS[random.nextInt(CHARS.length)];
  }

  static double real(Random random) {
    return DOUBLES[random.nextInt(DOUBLES.length)];
  }

  /** A number at the ends of a range of so many bits, near zero, or near a power of two. */
  static long integer(Random random, int bits) {
    long max = bits == 64 ? Long.MAX_VALUE : (1L << (bits - 1)) - 1;
    switch (random.nextInt(8)) {
      case 0:
        return 0;
      case 1:
        return 1;
      case 2:
        return -1;
      case 3:
        return max - random.nextInt(2);
      case 4:
        return -max - 1 + random.nextInt(2);
      case 5:
        return (1L << random.nextInt(bits - 1)) - random.nextInt(2);
      default:
        return random.nextInt(20) - 2;
    }
  }

  /** A boxed number of the type, from a whole number or its bits. */
  static Object number(Class<?> type, long value) {
    if (type == int.class || type == Integer.class) {
      return (int) value;
    } else if (type == long.class || type == Long.class) {
      return value;
    } else if (type == short.class || type == Short.class) {
      return (short) value;
    } else if (type == byte.class || type == Byte.class) {
      return (byte) value;
    } else if (type == char.class || type == Character.class) {
      return (char) value;
    } else if (type == float.class || type == Float.class) {
      return (float) value;
    } else if (type == double.class || type == Double.class) {
      return (double) value;
    }
    return (value & 1) != 0;
  }

  static int bits(Class<?> type) {
    if (type == long.class || type == Long.class) {
      return 64;
    } else if (type == short.class || type == Short.class) {
      return 16;
    } else if (type == byte.class || type == Byte.class) {
      return 8;
    }
    return 32;
  }

  /** Any primitive or its box. */
  static Object primitive(Class<?> type, Random random) {
    if (type == boolean.class || type == Boolean.class) {
      return random.nextBoolean();
    } else if (type == char.class || type == Character.class) {
      return character(random);
    } else if (type == double.class || type == Double.class) {
      return random.nextInt(3) == 0 ? random.nextInt(2000) / 8.0 - 100 : real(random);
    } else if (type == float.class || type == Float.class) {
      return random.nextInt(3) == 0 ? random.nextInt(2000) / 8f - 100 : (float) real(random);
    }
    return number(type, integer(random, bits(type)));
  }

  /** Whether the class is one of the eight boxes. */
  static boolean isBox(Class<?> type) {
    return type == Integer.class
        || type == Long.class
        || type == Double.class
        || type == Boolean.class
        || type == Character.class
        || type == Byte.class
        || type == Short.class
        || type == Float.class;
  }
}
