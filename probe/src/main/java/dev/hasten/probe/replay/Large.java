package dev.hasten.probe.replay;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.lang.reflect.Array;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Makes values so large that sixteen bits cannot count what they hold: a length that is kept in a
 * short or a char shows nowhere else.
 */
final class Large {
  /** The first is negative as a short, the second no longer the same as a char. */
  private static final int[] SIZES = {40_000, 70_000};

  private static final int LONGEST_PART = 200;

  private final Random random;
  private final Vocabulary words;
  private final Texts texts;
  private int size = SIZES[0];

  Large(Random random, Vocabulary words) {
    this.random = random;
    this.words = words;
    this.texts = new Texts(random, words);
  }

  /** Chooses how large the next call is. */
  void begin() {
    size = SIZES[random.nextInt(SIZES.length)];
  }

  /** Makes most of the arguments of a call large, and of its whole numbers sizes. */
  void enlarge(@Nullable Object[] roots, Class<?>[] types) {
    for (int i = 1; i < roots.length; i++) {
      if (random.nextInt(4) != 0) {
        Object large = roots[i] instanceof Integer ? number((Integer) roots[i]) : of(roots[i]);
        if (large != null && Generator.accepts(types[i - 1], large)) {
          roots[i] = large;
        }
      }
    }
  }

  private int number(int value) {
    int[] sizes = {value, 0, 0, size, size, size - 1, size + 1, size / 2};
    return sizes[random.nextInt(sizes.length)];
  }

  /** Whether values of the type are made large. */
  static boolean isPossible(Class<?> type) {
    return type.isArray()
        || type == Object.class
        || type.isAssignableFrom(String.class)
        || type.isAssignableFrom(StringReader.class)
        || type.isAssignableFrom(ByteArrayInputStream.class)
        || type.isAssignableFrom(ArrayList.class)
        || CharSequence.class.isAssignableFrom(type) && type.getName().startsWith("java.");
  }

  /** A value of the same kind, or the same one, that holds much; the given one where none can. */
  @Nullable Object of(@Nullable Object value) {
    try {
      if (value instanceof String) {
        return text((String) value);
      } else if (value instanceof StringBuilder) {
        StringBuilder builder = (StringBuilder) value;
        return builder.replace(0, builder.length(), text(builder.toString()));
      } else if (value instanceof StringBuffer) {
        StringBuffer buffer = (StringBuffer) value;
        return buffer.replace(0, buffer.length(), text(buffer.toString()));
      } else if (value instanceof CharBuffer) {
        return CharBuffer.wrap(text(value.toString()).toCharArray());
      } else if (value instanceof StringReader || value instanceof ShortChunks.TextReader) {
        return new StringReader(text(beginning((Reader) value)));
      } else if (value instanceof ByteArrayInputStream || value instanceof ShortChunks.ByteStream) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return new ByteArrayInputStream(bytes);
      } else if (value != null && value.getClass().isArray()) {
        return array(value);
      } else if (value instanceof ArrayList || value instanceof LinkedList) {
        return list(value);
      }
    } catch (IOException | RuntimeException e) {
      // A closed reader, or a list that takes no more.
      return value;
    }
    return value;
  }

  private String text(String like) {
    String part = like.substring(0, Math.min(LONGEST_PART, like.length()));
    if (part.isEmpty() || random.nextInt(3) == 0) {
      part = random.nextBoolean() ? words.pick(random) : String.valueOf(words.character(random));
    }
    return texts.grown(part.isEmpty() ? "a" : part, size);
  }

  private static String beginning(Reader reader) throws IOException {
    char[] some = new char[LONGEST_PART];
    int count = reader.read(some);
    return new String(some, 0, Math.max(0, count));
  }

  private Object array(Object array) {
    int length = Array.getLength(array);
    Class<?> component = array.getClass().getComponentType();
    if (length >= size || length == 0 && !component.isPrimitive()) {
      return array;
    }
    Object copy = Array.newInstance(component, size);
    for (int at = 0; at < size && length > 0; at += length) {
      System.arraycopy(array, 0, copy, at, Math.min(length, size - at));
    }
    return copy;
  }

  @SuppressWarnings("unchecked")
  private Object list(Object value) {
    List<@Nullable Object> list = (List<@Nullable Object>) value;
    List<@Nullable Object> some = new ArrayList<>(list);
    for (Object element : some) {
      if (element != null && !Membership.isLeaf(element)) {
        return list;
      }
    }
    for (int i = 0; !some.isEmpty() && list.size() < size; i++) {
      list.add(some.get(i % some.size()));
    }
    return list;
  }
}
