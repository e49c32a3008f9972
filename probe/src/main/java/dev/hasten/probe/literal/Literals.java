package dev.hasten.probe.literal;

import org.jspecify.annotations.Nullable;

/** Literals of Java for strings and primitives, exact to the bit. */
final class Literals {
  private static final int LINE = 90;
  private static final int LONGEST_UNIT = 8;
  private static final int SHORTEST_RUN = 24;
  private static final int REPEAT_SINCE = 11;

  /** A constant of a class file holds no more bytes; a character takes up to three. */
  private static final int LONGEST_CONSTANT = 20_000;

  private Literals() {}

  /** The literal of a string or a boxed primitive; nothing for anything else. */
  static @Nullable String of(Object value, int release) throws NoSourceException {
    if (value instanceof String) {
      return text((String) value, release);
    } else if (value instanceof Character) {
      return "'" + escaped((Character) value, '\'') + "'";
    } else if (value instanceof Integer) {
      int i = (Integer) value;
      return i == Integer.MIN_VALUE
          ? "Integer.MIN_VALUE"
          : i == Integer.MAX_VALUE ? "Integer.MAX_VALUE" : Integer.toString(i);
    } else if (value instanceof Long) {
      long l = (Long) value;
      return l == Long.MIN_VALUE
          ? "Long.MIN_VALUE"
          : l == Long.MAX_VALUE ? "Long.MAX_VALUE" : l + "L";
    } else if (value instanceof Boolean) {
      return value.toString();
    } else if (value instanceof Byte) {
      return "(byte) " + value;
    } else if (value instanceof Short) {
      return "(short) " + value;
    } else if (value instanceof Float) {
      return real((Float) value);
    } else if (value instanceof Double) {
      return real((Double) value);
    }
    return null;
  }

  private static String real(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return bits == Float.floatToIntBits(Float.NaN)
          ? "Float.NaN"
          : "Float.intBitsToFloat(0x" + Integer.toHexString(bits) + ")";
    } else if (Float.isInfinite(value)) {
      return value > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
    }
    return value + "f";
  }

  private static String real(double value) {
    long bits = Double.doubleToRawLongBits(value);
    if (Double.isNaN(value)) {
      return bits == Double.doubleToLongBits(Double.NaN)
          ? "Double.NaN"
          : "Double.longBitsToDouble(0x" + Long.toHexString(bits) + "L)";
    } else if (Double.isInfinite(value)) {
      return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    return Double.toString(value);
  }

  private static String text(String text, int release) throws NoSourceException {
    if (release >= REPEAT_SINCE) {
      String repeated = repeated(text);
      if (repeated != null) {
        return repeated;
      }
    }
    if (text.length() > LONGEST_CONSTANT) {
      throw new NoSourceException("a string of " + text.length() + " characters");
    }
    return quoted(text);
  }

  /** The text as literals and repetitions of short ones, where it has long runs. */
  private static @Nullable String repeated(String text) {
    StringBuilder source = new StringBuilder();
    int plain = 0;
    int at = 0;
    while (at < text.length()) {
      int unit = 0;
      int run = 0;
      for (int u = 1; u <= LONGEST_UNIT && run == 0; u++) {
        int end = at + u;
        while (end < text.length() && text.charAt(end) == text.charAt(end - u)) {
          end++;
        }
        int whole = (end - at) / u * u;
        if (whole >= SHORTEST_RUN && whole >= 3 * u && end < text.length() + 1) {
          unit = u;
          run = whole;
        }
      }
      if (run == 0) {
        at++;
        continue;
      }
      if (plain < at) {
        source.append(quoted(text.substring(plain, at))).append(" + ");
      }
      source.append(quoted(text.substring(at, at + unit)));
      source.append(".repeat(").append(run / unit).append(")");
      at += run;
      plain = at;
      if (at < text.length()) {
        source.append(" + ");
      }
    }
    if (source.length() == 0) {
      return null;
    }
    return plain < text.length()
        ? source.append(quoted(text.substring(plain))).toString()
        : source.toString();
  }

  /** A string literal, in pieces of a line each where it is long. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    int line = 0;
    for (int i = 0; i < text.length(); i++) {
      String escaped = escaped(text.charAt(i), '"');
      if (line + escaped.length() > LINE) {
        quoted.append("\"\n    + \"");
        line = 0;
      }
      quoted.append(escaped);
      line += escaped.length();
    }
    return quoted.append('"').toString();
  }

  /** Whether the source of a string is a sum of several. */
  static boolean isSum(String literal) {
    boolean inside = false;
    for (int i = 0; i < literal.length(); i++) {
      char c = literal.charAt(i);
      if (inside && c == '\\') {
        i++;
      } else if (c == '"') {
        inside = !inside;
      } else if (!inside && c == '+') {
        return true;
      }
    }
    return false;
  }

  private static String escaped(char c, char quote) {
    switch (c) {
      case '\n':
        return "\\n";
      case '\r':
        return "\\r";
      case '\t':
        return "\\t";
      case '\b':
        return "\\b";
      case '\f':
        return "\\f";
      case '\\':
        return "\\\\";
      default:
        if (c == quote) {
          return "\\" + c;
        }
        return c >= ' ' && c < 0x7F ? String.valueOf(c) : String.format("\\u%04x", (int) c);
    }
  }
}
