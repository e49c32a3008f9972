package dev.hasten.probe.observe;

import dev.hasten.probe.graph.JdkClasses;
import dev.hasten.probe.graph.Layout;
import dev.hasten.probe.graph.Slot;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharArrayReader;
import java.io.CharArrayWriter;
import java.io.DataInputStream;
import java.io.Flushable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.LineNumberReader;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.SequenceInputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * What is left in iterators, streams and readers. Looking uses them up, so it happens only where
 * nothing comes after.
 */
final class Drains {
  private static final int MOST = 100_000;

  private static final Set<Class<?>> IN_MEMORY =
      new HashSet<>(
          Arrays.<Class<?>>asList(
              StringReader.class,
              CharArrayReader.class,
              BufferedReader.class,
              LineNumberReader.class,
              InputStreamReader.class,
              PushbackReader.class,
              ByteArrayInputStream.class,
              BufferedInputStream.class,
              DataInputStream.class,
              PushbackInputStream.class,
              SequenceInputStream.class));

  private Drains() {}

  /** Whether it hands out what it holds only once. */
  static boolean isOneWay(Object object) {
    return object instanceof Iterator
        || object instanceof Enumeration
        || object instanceof BaseStream
        || object instanceof Reader
        || object instanceof InputStream;
  }

  /** What is left in it; nothing where it leads out of memory or would run the target's code. */
  static @Nullable Content drain(Object object) {
    if (object instanceof Iterator) {
      return Containers.isPure(object) ? iterator("iterator", (Iterator<?>) object) : null;
    } else if (object instanceof Enumeration) {
      return Containers.isPure(object)
          ? iterator("enumeration", walked((Enumeration<?>) object))
          : null;
    } else if (object instanceof BaseStream) {
      // The stages of a stream are the target's functions: they run as the caller would run them.
      boolean stages = !Integer.valueOf(0).equals(Containers.field(object, null, "depth"));
      String label = stages ? "stream" + Tags.PUT_OFF : "stream";
      return iterator(label, ((BaseStream<?, ?>) object).iterator());
    } else if (!isInMemory(object)) {
      return null;
    }
    List<@Nullable Object> rest = new ArrayList<>();
    try {
      rest.add(object instanceof Reader ? text((Reader) object) : bytes((InputStream) object));
    } catch (IOException e) {
      rest.add("throws " + e.getClass().getName());
    }
    return new Content(object instanceof Reader ? "reader" : "input stream", rest, false, true);
  }

  private static Iterator<?> walked(Enumeration<?> enumeration) {
    return new Iterator<Object>() {
      @Override
      public boolean hasNext() {
        return enumeration.hasMoreElements();
      }

      @Override
      public Object next() {
        return enumeration.nextElement();
      }
    };
  }

  private static Content iterator(String label, Iterator<?> iterator) {
    List<@Nullable Object> rest = new ArrayList<>();
    try {
      while (rest.size() < MOST && iterator.hasNext()) {
        rest.add(iterator.next());
      }
      return new Content(rest.size() == MOST ? label + " with more" : label, rest, false, true);
    } catch (RuntimeException | StackOverflowError e) {
      return new Content(label + " that throws " + e.getClass().getName(), rest, false, true);
    }
  }

  /** The sink's content where it is one of the JDK's in memory. */
  static @Nullable Object written(Object object) {
    Class<?> type = object.getClass();
    if (type == ByteArrayOutputStream.class) {
      return ((ByteArrayOutputStream) object).toByteArray();
    } else if (type == StringWriter.class || type == CharArrayWriter.class) {
      return object.toString();
    }
    return null;
  }

  /** Hands on what a buffering writer of the JDK holds back; a caller could do so at any time. */
  static void flush(Object object) {
    if ((object instanceof Writer || object instanceof OutputStream) && leadsToMemory(object)) {
      try {
        ((Flushable) object).flush();
      } catch (IOException e) {
        // What it wraps is closed, and is looked at next.
      }
    }
  }

  private static boolean leadsToMemory(Object writer) {
    Object at = writer;
    for (int depth = 0; depth < 8; depth++) {
      if (!JdkClasses.contains(at.getClass())) {
        return false;
      } else if (written(at) != null) {
        return true;
      }
      Object next = Containers.field(at, null, "out");
      if (next == null) {
        return false;
      }
      at = next;
    }
    return false;
  }

  private static boolean isInMemory(Object object) {
    if (!IN_MEMORY.contains(object.getClass())) {
      return false;
    }
    for (Slot slot : Layout.of(object.getClass()).slots()) {
      Object inner = slot.isReference() ? slot.get(object) : null;
      if (inner == null || inner == object) {
        continue;
      }
      boolean stream = inner instanceof Reader || inner instanceof InputStream;
      if (stream && !isInMemory(inner)) {
        return false;
      }
      if (inner.getClass().getName().equals("sun.nio.cs.StreamDecoder")) {
        Object source = Containers.field(inner, null, "in");
        return source != null && isInMemory(source);
      }
    }
    return !(object instanceof SequenceInputStream);
  }

  private static String text(Reader reader) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] part = new char[4096];
    for (int n = reader.read(part); n >= 0 && text.length() < 8 * MOST; n = reader.read(part)) {
      text.append(part, 0, n);
    }
    return text.toString();
  }

  private static byte[] bytes(InputStream in) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] part = new byte[4096];
    for (int n = in.read(part); n >= 0 && all.size() < 8 * MOST; n = in.read(part)) {
      all.write(part, 0, n);
    }
    return all.toByteArray();
  }
}
