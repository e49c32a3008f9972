package dev.hasten.probe.observe;

import java.io.File;
import java.lang.reflect.Member;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Date;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of the JDK that are all said by a text. */
final class Leaves {
  private Leaves() {}

  /** The text of a value of the JDK, or nothing where the object is more than a text. */
  static @Nullable String text(Object object, Class<?> type) {
    if (object instanceof BigDecimal
        || object instanceof BigInteger
        || object instanceof UUID
        || object instanceof URI
        || object instanceof Currency
        || object instanceof Charset
        || object instanceof ZoneId
        || object instanceof StackTraceElement
        || object instanceof Member
        || object instanceof StringJoiner
        || type.getName().startsWith("java.time.") && isTimeValue(type)) {
      return object.toString();
    } else if (object instanceof URL) {
      return ((URL) object).toExternalForm();
    } else if (object instanceof Locale) {
      return ((Locale) object).toLanguageTag() + " " + object;
    } else if (object instanceof File || object instanceof Path) {
      return object.toString();
    } else if (object instanceof Pattern) {
      return ((Pattern) object).flags() + " " + ((Pattern) object).pattern();
    } else if (type == Date.class) {
      return Long.toString(((Date) object).getTime());
    } else if (type.getName().startsWith("java.util.logging.")
        || type.getName().startsWith("java.util.concurrent.locks.")) {
      return "";
    }
    return null;
  }

  private static boolean isTimeValue(Class<?> type) {
    // A formatter's text leaves out its locale, its symbols and its resolver.
    return !type.getName().startsWith("java.time.format.");
  }
}
