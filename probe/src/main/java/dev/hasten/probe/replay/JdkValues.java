package dev.hasten.probe.replay;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.Flushable;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.Random;
import java.util.TimeZone;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of the classes of the JDK that methods commonly take, containers apart. */
final class JdkValues {
  /** One value in so many is of an unusual kind. */
  private static final int SELDOM = 4;

  private final Random random;

  JdkValues(Random random) {
    this.random = random;
  }

  /**
   * A value that may stand where the class is declared, or null where none is known here.
   *
   * @param text content for what holds text
   */
  @Nullable Object of(Class<?> type, String text) {
    if (!type.getName().startsWith("java.")) {
      return null;
    }
    Object value = text(type, text);
    if (value == null) {
      value = number(type);
    }
    if (value == null) {
      value = stream(type, text);
    }
    if (value == null) {
      value = time(type);
    }
    if (value == null) {
      value = other(type, text);
    }
    if (value == null) {
      Object[] functions = Functions.of(type);
      value = functions.length == 0 ? null : functions[random.nextInt(functions.length)];
    }
    return value;
  }

  private @Nullable Object text(Class<?> type, String text) {
    if (type == Appendable.class && random.nextInt(SELDOM) == 0) {
      return new Unflushed.TextWriter(text);
    } else if (type == StringBuilder.class || type == Appendable.class) {
      return new StringBuilder(text);
    } else if (type == StringBuffer.class) {
      return new StringBuffer(text);
    } else if (type == CharBuffer.class) {
      return CharBuffer.wrap(text.toCharArray());
    } else if (type == ByteBuffer.class) {
      return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    } else if (type == Charset.class) {
      return pick(
          StandardCharsets.UTF_8,
          StandardCharsets.US_ASCII,
          StandardCharsets.UTF_16,
          StandardCharsets.ISO_8859_1);
    } else if (type == Locale.class) {
      return pick(Locale.ROOT, Locale.ENGLISH, Locale.GERMANY, new Locale("tr"));
    } else if (type == Pattern.class) {
      return Pattern.compile(random.nextBoolean() ? Pattern.quote(text) : "[a-m ]+");
    }
    return null;
  }

  private @Nullable Object number(Class<?> type) {
    if (type == Number.class) {
      switch (random.nextInt(4)) {
        case 0:
          return Boundaries.real(random);
        case 1:
          return (float) Boundaries.real(random);
        case 2:
          return (int) Boundaries.integer(random, 32);
        default:
          return Boundaries.integer(random, 64);
      }
    } else if (type == BigInteger.class) {
      return BigInteger.valueOf(Boundaries.integer(random, 64)).shiftLeft(random.nextInt(3) * 30);
    } else if (type == BigDecimal.class) {
      return BigDecimal.valueOf(Boundaries.integer(random, 64), random.nextInt(9) - 3);
    } else if (type == MathContext.class) {
      return pick(MathContext.UNLIMITED, MathContext.DECIMAL32, new MathContext(1));
    } else if (type == AtomicInteger.class) {
      return new AtomicInteger((int) Boundaries.integer(random, 32));
    } else if (type == AtomicLong.class) {
      return new AtomicLong(Boundaries.integer(random, 64));
    } else if (type == AtomicBoolean.class) {
      return new AtomicBoolean(random.nextBoolean());
    } else if (type == Random.class) {
      return new Random(Boundaries.integer(random, 64));
    } else if (type == OptionalInt.class) {
      return random.nextInt(4) == 0
          ? OptionalInt.empty()
          : OptionalInt.of((int) Boundaries.integer(random, 32));
    }
    return null;
  }

  private @Nullable Object stream(Class<?> type, String text) {
    boolean seldom = random.nextInt(SELDOM) == 0;
    if (type == Readable.class && seldom) {
      return CharBuffer.wrap(text.toCharArray());
    } else if (type == Reader.class || type == Readable.class) {
      return random.nextBoolean()
          ? new ShortChunks.TextReader(text, seldom)
          : new StringReader(text);
    } else if (type == StringReader.class) {
      return new StringReader(text);
    } else if (type == InputStream.class) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return random.nextBoolean()
          ? new ShortChunks.ByteStream(bytes, seldom)
          : new ByteArrayInputStream(bytes);
    } else if (type == Writer.class && seldom) {
      return new Unflushed.TextWriter(text);
    } else if ((type == OutputStream.class && seldom)
        || type == Closeable.class
        || type == AutoCloseable.class
        || type == Flushable.class) {
      return new Unflushed.ByteStream(text.getBytes(StandardCharsets.UTF_8));
    } else if (type == OutputStream.class || type == ByteArrayOutputStream.class) {
      ByteArrayOutputStream written = new ByteArrayOutputStream();
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      written.write(bytes, 0, random.nextInt(bytes.length + 1));
      return written;
    } else if (type == Writer.class || type == StringWriter.class) {
      StringWriter written = new StringWriter();
      written.write(text, 0, random.nextInt(text.length() + 1));
      return written;
    }
    return null;
  }

  private @Nullable Object time(Class<?> type) {
    long seconds = Boundaries.integer(random, 34);
    if (type == Date.class) {
      return new Date(seconds * 1000 + random.nextInt(1000));
    } else if (type == Calendar.class || type == GregorianCalendar.class) {
      Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("UTC"), Locale.ROOT);
      calendar.setTimeInMillis(seconds * 1000 + random.nextInt(1000));
      return calendar;
    } else if (type == Duration.class) {
      return Duration.ofSeconds(seconds, random.nextInt(1_000_000_000));
    } else if (type == Instant.class) {
      return Instant.ofEpochSecond(seconds, random.nextInt(1_000_000_000));
    } else if (type == LocalDate.class) {
      return LocalDate.ofEpochDay(Boundaries.integer(random, 20));
    } else if (type == LocalTime.class) {
      return LocalTime.ofSecondOfDay(random.nextInt(86_400));
    } else if (type == LocalDateTime.class) {
      return LocalDateTime.ofEpochSecond(seconds, random.nextInt(1_000_000_000), ZoneOffset.UTC);
    } else if (type == ZoneId.class || type == ZoneOffset.class) {
      return ZoneOffset.ofHours(random.nextInt(25) - 12);
    } else if (type == TimeZone.class) {
      return TimeZone.getTimeZone(random.nextBoolean() ? "UTC" : "GMT+5:30");
    }
    return null;
  }

  private @Nullable Object other(Class<?> type, String text) {
    if (type == UUID.class) {
      return new UUID(Boundaries.integer(random, 64), Boundaries.integer(random, 64));
    } else if (type == BitSet.class) {
      return BitSet.valueOf(new long[] {Boundaries.integer(random, 64)});
    } else if (type == Optional.class) {
      return random.nextInt(4) == 0 ? Optional.empty() : Optional.of(text);
    } else if (type == Properties.class) {
      Properties properties = new Properties();
      properties.setProperty("key", text);
      return properties;
    } else if (type == File.class) {
      return new File(text.replace('\0', '0'));
    } else if (type == Class.class) {
      return pick(String.class, int.class, Object[].class, Integer.class);
    }
    return null;
  }

  private Object pick(Object... all) {
    return all[random.nextInt(all.length)];
  }
}
