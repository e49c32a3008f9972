package dev.hasten.probe.literal;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.ZoneId;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Source for values of the JDK. */
final class JdkSources {
  private final Writing writing;
  private final ContainerSources containers;
  private final IteratorSources iterators;

  JdkSources(Writing writing) {
    this.writing = writing;
    this.containers = new ContainerSources(writing);
    this.iterators = new IteratorSources(writing);
  }

  Made make(Object value, Class<?> type) throws NoSourceException {
    Made made = function(value);
    if (made == null) {
      made = text(value, type);
    }
    if (made == null) {
      made = oneWay(value, type);
    }
    if (made == null) {
      made = holder(value, type);
    }
    if (made == null) {
      made = containers.make(value, type);
    }
    return made != null ? made : new TargetSources(writing).search(value, type);
  }

  private @Nullable Made function(Object value) throws NoSourceException {
    if (value == Comparator.naturalOrder()) {
      return new Made(
          writing.names.of(Comparator.class) + ".naturalOrder()", value, Comparator.class, false);
    } else if (value == Collections.reverseOrder()) {
      return new Made(
          writing.names.of(Collections.class) + ".reverseOrder()", value, Comparator.class, false);
    }
    return null;
  }

  /** Values that a text says in full, by the call that reads it. */
  private @Nullable Made text(Object value, Class<?> type) throws NoSourceException {
    if (value instanceof StringBuilder) {
      return Made.of(construct(type, quoted(value)), new StringBuilder(value.toString()));
    } else if (value instanceof StringBuffer) {
      return Made.of(construct(type, quoted(value)), new StringBuffer(value.toString()));
    } else if (type == BigDecimal.class) {
      return Made.of(construct(type, quoted(value)), new BigDecimal(value.toString()));
    } else if (type == BigInteger.class) {
      return Made.of(construct(type, quoted(value)), value);
    } else if (type == UUID.class) {
      return call(UUID.class, "fromString", quoted(value), value);
    } else if (type == URI.class) {
      return call(URI.class, "create", quoted(value), value);
    } else if (type == File.class) {
      return Made.of(construct(type, quoted(value)), value);
    } else if (value instanceof Path) {
      return call(Paths.class, "get", quoted(value), Paths.get(value.toString()), Path.class);
    } else if (value instanceof Charset) {
      return call(Charset.class, "forName", quoted(((Charset) value).name()), value, Charset.class);
    } else if (value instanceof ZoneId) {
      return call(ZoneId.class, "of", quoted(value), value, ZoneId.class);
    } else if (type == Currency.class) {
      return call(type, "getInstance", quoted(value), value);
    } else if (type == Locale.class) {
      String tag = ((Locale) value).toLanguageTag();
      return Locale.forLanguageTag(tag).equals(value)
          ? call(type, "forLanguageTag", quoted(tag), value)
          : null;
    } else if (value instanceof TimeZone) {
      String id = ((TimeZone) value).getID();
      return call(
          TimeZone.class, "getTimeZone", quoted(id), TimeZone.getTimeZone(id), TimeZone.class);
    } else if (type == Date.class) {
      long time = ((Date) value).getTime();
      return Made.of(construct(type, Literals.of(time, writing.release)), new Date(time));
    } else if (type == Pattern.class) {
      Pattern pattern = (Pattern) value;
      String flags = pattern.flags() == 0 ? "" : ", " + pattern.flags();
      return call(type, "compile", quoted(pattern.pattern()) + flags, value);
    } else if (type.getName().startsWith("java.time.")) {
      return parsed(value, type);
    }
    return null;
  }

  private String quoted(Object text) throws NoSourceException {
    return String.valueOf(Literals.of(text.toString(), writing.release));
  }

  private String construct(Class<?> type, @Nullable String arguments) throws NoSourceException {
    return "new " + writing.diamond(type) + "(" + arguments + ")";
  }

  private Made call(Class<?> type, String method, String arguments, Object value)
      throws NoSourceException {
    return call(type, method, arguments, value, value.getClass());
  }

  private Made call(Class<?> type, String method, String arguments, Object value, Class<?> gives)
      throws NoSourceException {
    String source = writing.names.of(type) + "." + method + "(" + arguments + ")";
    return new Made(source, value, gives, false);
  }

  private @Nullable Made parsed(Object value, Class<?> type) throws NoSourceException {
    try {
      Method parse = type.getMethod("parse", CharSequence.class);
      boolean reads =
          Modifier.isStatic(parse.getModifiers())
              && value.equals(parse.invoke(null, value.toString()));
      return reads ? call(type, "parse", quoted(value), value) : null;
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return null;
    }
  }

  /** Readers, streams and iterators over what they still hold; the one given is used up. */
  private @Nullable Made oneWay(Object value, Class<?> type) throws NoSourceException {
    if (value instanceof Reader) {
      String text = (String) rest(value);
      String inner = construct(StringReader.class, quoted(text));
      return value instanceof BufferedReader
          ? Made.of(
              construct(BufferedReader.class, inner), new BufferedReader(new StringReader(text)))
          : Made.of(inner, new StringReader(text));
    } else if (value instanceof InputStream) {
      byte[] bytes = (byte[]) rest(value);
      String inner = construct(ByteArrayInputStream.class, writing.make(bytes).source);
      ByteArrayInputStream made = new ByteArrayInputStream(bytes);
      return value instanceof BufferedInputStream
          ? Made.of(construct(BufferedInputStream.class, inner), new BufferedInputStream(made))
          : Made.of(inner, made);
    }
    if (value instanceof Iterator) {
      Made begun = iterators.make((Iterator<?>) value);
      if (begun != null) {
        return begun;
      }
      Made list = containers.asList((List<?>) rest(value));
      return new Made(
          list.source + ".iterator()",
          ((List<?>) Objects.requireNonNull(list.value)).iterator(),
          Iterator.class,
          true);
    }
    return null;
  }

  /** What is left in a reader, a stream or an iterator, which is used up by the first look. */
  private Object rest(Object value) throws NoSourceException {
    Object known = writing.drained().get(value);
    if (known != null) {
      return known;
    }
    Object rest;
    try {
      if (value instanceof Reader) {
        StringBuilder text = new StringBuilder();
        for (int c = ((Reader) value).read(); c >= 0; c = ((Reader) value).read()) {
          text.append((char) c);
        }
        rest = text.toString();
      } else if (value instanceof InputStream) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int b = ((InputStream) value).read(); b >= 0; b = ((InputStream) value).read()) {
          bytes.write(b);
        }
        rest = bytes.toByteArray();
      } else {
        List<@Nullable Object> elements = new ArrayList<>();
        ((Iterator<?>) value).forEachRemaining(elements::add);
        rest = elements;
      }
    } catch (IOException | RuntimeException e) {
      throw new NoSourceException(value.getClass().getName() + " cannot be read to its end");
    }
    writing.drained().put(value, rest);
    return rest;
  }

  private @Nullable Made holder(Object value, Class<?> type) throws NoSourceException {
    if (type == Object.class) {
      return Made.of("new Object()", new Object());
    } else if (type == AtomicInteger.class || type == AtomicLong.class) {
      Number number = (Number) value;
      boolean wide = type == AtomicLong.class;
      Object held = wide ? (Object) number.longValue() : (Object) number.intValue();
      Object made =
          wide ? new AtomicLong(number.longValue()) : new AtomicInteger(number.intValue());
      return Made.of(construct(type, Literals.of(held, writing.release)), made);
    } else if (type == AtomicBoolean.class) {
      boolean held = ((AtomicBoolean) value).get();
      return Made.of(construct(type, Boolean.toString(held)), new AtomicBoolean(held));
    } else if (type == AtomicReference.class) {
      Made held = writing.make(((AtomicReference<?>) value).get());
      return Made.of(
          construct(type, held.source), new AtomicReference<@Nullable Object>(held.value));
    } else if (type == BitSet.class) {
      long[] words = ((BitSet) value).toLongArray();
      return call(type, "valueOf", writing.make(words).source, BitSet.valueOf(words));
    } else if (type == Optional.class) {
      Object held = ((Optional<?>) value).orElse(null);
      if (held == null) {
        return call(type, "empty", "", value);
      }
      Made made = writing.make(held);
      return call(type, "of", made.source, Optional.of(Objects.requireNonNull(made.value)));
    } else if (type == AbstractMap.SimpleEntry.class
        || type == AbstractMap.SimpleImmutableEntry.class) {
      Made key = writing.make(((Map.Entry<?, ?>) value).getKey());
      Made held = writing.make(((Map.Entry<?, ?>) value).getValue());
      Object made =
          type == AbstractMap.SimpleEntry.class
              ? new AbstractMap.SimpleEntry<>(key.value, held.value)
              : new AbstractMap.SimpleImmutableEntry<>(key.value, held.value);
      return Made.of(construct(type, key.source + ", " + held.source), made);
    } else if (type == StringWriter.class || type == ByteArrayOutputStream.class) {
      boolean empty = value.toString().isEmpty();
      Object made = type == StringWriter.class ? new StringWriter() : new ByteArrayOutputStream();
      return empty ? Made.of(construct(type, ""), made) : written(value, type);
    }
    return null;
  }

  private Made written(Object value, Class<?> type) throws NoSourceException {
    Made sink;
    if (value instanceof StringWriter) {
      StringWriter made = new StringWriter();
      sink = writing.declare(Made.of(construct(type, ""), made));
      made.write(value.toString());
      writing.add(sink.source + ".write(" + quoted(value) + ");");
    } else {
      ByteArrayOutputStream made = new ByteArrayOutputStream();
      byte[] bytes = ((ByteArrayOutputStream) value).toByteArray();
      sink = writing.declare(Made.of(construct(type, ""), made));
      made.write(bytes, 0, bytes.length);
      String all = writing.make(bytes).source;
      writing.add(sink.source + ".write(" + all + ", 0, " + bytes.length + ");");
    }
    return sink;
  }
}
