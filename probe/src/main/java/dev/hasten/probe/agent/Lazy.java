package dev.hasten.probe.agent;

import java.io.ByteArrayInputStream;
import java.io.CharArrayReader;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Spliterator;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/** Tells values that show what they hold only while they are used up. */
final class Lazy {
  private Lazy() {}

  /** The kind of lazy value, which stands in for it in an observation; null where it is not one. */
  static @Nullable String kindOf(@Nullable Object value) {
    if (value instanceof Iterator) {
      return "Iterator";
    } else if (value instanceof BaseStream) {
      return "Stream";
    } else if (value instanceof Spliterator) {
      return "Spliterator";
    } else if (value instanceof Enumeration) {
      return "Enumeration";
    } else if (value instanceof Future) {
      return "Future";
    } else if (value instanceof InputStream) {
      return value.getClass() == ByteArrayInputStream.class ? null : "InputStream";
    } else if (value instanceof Reader) {
      boolean whole =
          value.getClass() == StringReader.class || value.getClass() == CharArrayReader.class;
      return whole ? null : "Reader";
    }
    return null;
  }
}
