package dev.hasten.probe.observe;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.GregorianCalendar;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.SimpleTimeZone;
import java.util.Stack;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Values of each type of the list of observed types, of which a caller can tell each from every
 * other.
 */
final class TypeSamples {
  private TypeSamples() {}

  enum Colour {
    RED,
    GREEN
  }

  interface Shape {}

  static final class Square implements Shape {
    private final int side;
    private transient int cached;

    Square(int side, int cached) {
      this.side = side;
      this.cached = cached;
    }
  }

  static final class Circle implements Shape {
    private final int side;

    Circle(int side) {
      this.side = side;
    }
  }

  static class Base {
    private int value;
  }

  /** Has a field of the same name as its superclass. */
  static final class Derived extends Base {
    private int value;

    Derived(int inherited, int own) {
      super.value = inherited;
      this.value = own;
    }
  }

  /** Says that it is equal to everything. */
  static final class Liar {
    private final int truth;

    Liar(int truth) {
      this.truth = truth;
    }

    @Override
    public boolean equals(Object other) {
      return true;
    }

    @Override
    public int hashCode() {
      return 1;
    }

    @Override
    public String toString() {
      return "a liar";
    }
  }

  /**
   * A type of the list.
   *
   * @param name as in the list
   * @param recorded whether values can be written down and made anew
   * @param values of which a caller can tell each from every other; made anew by each call
   */
  record Type(String name, boolean recorded, List<Supplier<Object>> values) {
    @Override
    public String toString() {
      return name;
    }
  }

  @SafeVarargs
  private static Type type(String name, Supplier<Object>... values) {
    return new Type(name, true, List.of(values));
  }

  @SafeVarargs
  private static Type live(String name, Supplier<Object>... values) {
    return new Type(name, false, List.of(values));
  }

  static Stream<Type> types() {
    return Stream.of(
        type("boolean", () -> true, () -> false),
        type("byte", () -> (byte) 1, () -> (byte) 2, () -> 1, () -> (short) 1),
        type("char", () -> 'a', () -> 'b', () -> (int) 'a', () -> "a"),
        type("short", () -> (short) 1, () -> Short.MIN_VALUE),
        type("int", () -> 1, () -> 2, () -> 1L, () -> Integer.MIN_VALUE),
        type("long", () -> 1L, () -> 1L << 32, () -> Long.MIN_VALUE),
        type(
            "float",
            () -> 0f,
            () -> -0f,
            () -> Float.NaN,
            () -> Float.MIN_VALUE,
            () -> Float.POSITIVE_INFINITY,
            () -> Float.NEGATIVE_INFINITY,
            () -> 0.1f,
            () -> 0d),
        type(
            "double",
            () -> 0d,
            () -> -0d,
            () -> Double.NaN,
            () -> Double.MIN_VALUE,
            () -> 0.1,
            () -> Math.nextUp(0.1),
            () -> (double) 0.1f),
        type(
            "java.lang.String",
            () -> "",
            () -> " ",
            () -> "\u00a0",
            () -> "a\0",
            () -> "\ud83d\ude00",
            () -> "\ud83d",
            () -> "\ude00\ud83d",
            () -> "é",
            () -> "e\u0301",
            () -> List.of("")),
        type(
            "java.lang.StringBuilder",
            () -> new StringBuilder("a"),
            () -> new StringBuilder("b"),
            () -> new StringBuffer("a"),
            () -> "a"),
        type("java.lang.StringBuffer", () -> new StringBuffer("a"), () -> new StringBuffer("ab")),
        type("java.lang.Class", () -> String.class, () -> int.class, () -> int[].class),
        type(
            "java.lang.reflect.Method, Constructor and Field",
            () -> member(() -> String.class.getMethod("trim")),
            () -> member(() -> String.class.getMethod("indexOf", int.class)),
            () -> member(() -> String.class.getMethod("indexOf", String.class)),
            () -> member(() -> ArrayList.class.getConstructor()),
            () -> member(() -> ArrayList.class.getConstructor(int.class)),
            () -> member(() -> Square.class.getDeclaredField("side"))),
        type("enum constants", () -> Colour.RED, () -> Colour.GREEN, () -> DayOfWeek.MONDAY),
        type(
            "java.lang.Throwable",
            () -> new IllegalStateException("a"),
            () -> new IllegalStateException("b"),
            () -> new IllegalStateException((String) null),
            () -> new IllegalArgumentException("a"),
            () -> new IllegalStateException("a", new RuntimeException("why")),
            () -> suppressing(new IllegalStateException("a"), new RuntimeException("too"))),
        type(
            "arrays of primitives",
            () -> new int[] {1, 2},
            () -> new int[] {2, 1},
            () -> new int[] {1, 2, 0},
            () -> new int[0],
            () -> new long[] {1, 2},
            () -> new double[] {0d},
            () -> new double[] {-0d},
            () -> new boolean[] {true},
            () -> new byte[] {1},
            () -> new char[] {1},
            () -> new short[] {1},
            () -> new float[] {1}),
        type(
            "arrays of objects",
            () -> new Object[] {"a", "b"},
            () -> new String[] {"a", "b"},
            () -> new Object[] {"b", "a"},
            () -> new Object[] {null, "a"},
            () -> new Object[0],
            () -> new int[][] {{1}, {}},
            () -> new int[][] {{}, {1}},
            () -> new int[][] {{1}, null}),
        type(
            "objects of the target",
            () -> new Square(1, 0),
            () -> new Square(2, 0),
            () -> new Square(1, 3),
            () -> new Circle(1),
            () -> new Derived(1, 2),
            () -> new Derived(2, 1),
            () -> new Liar(1),
            () -> new Liar(2)),
        type(
            "one object in two places",
            () -> twice(new Square(1, 0)),
            () -> new Object[] {new Square(1, 0), new Square(1, 0)}),
        type("cycles", () -> cycle(1), () -> cycle(2), () -> cycle(3)),
        type(
            "java.util.List of each kind",
            () -> new ArrayList<>(List.of(1, 2)),
            () -> new ArrayList<>(List.of(2, 1)),
            () -> new ArrayList<>(),
            () -> new LinkedList<>(List.of(1, 2)),
            () -> new Vector<>(List.of(1, 2)),
            () -> stack(1, 2),
            () -> new CopyOnWriteArrayList<>(List.of(1, 2)),
            () -> Arrays.asList(1, 2),
            () -> List.of(1, 2),
            () -> Collections.unmodifiableList(new ArrayList<>(List.of(1, 2))),
            () -> Collections.synchronizedList(new ArrayList<>(List.of(1, 2))),
            () -> Collections.singletonList(1),
            () -> Collections.emptyList(),
            () -> Collections.nCopies(2, 1),
            () -> new ArrayList<>(Arrays.asList(1, null))),
        type(
            "java.util.Set of each kind",
            () -> new HashSet<>(List.of("a", "b")),
            () -> new HashSet<>(List.of("a", "c")),
            () -> new LinkedHashSet<>(List.of("a", "b")),
            () -> new LinkedHashSet<>(List.of("b", "a")),
            () -> new TreeSet<>(List.of("a", "b")),
            () -> backwards(new TreeSet<String>(Comparator.reverseOrder()), "a", "b"),
            () -> new ConcurrentSkipListSet<>(List.of("a", "b")),
            () -> new TreeSet<String>(),
            () -> new TreeSet<String>(Comparator.reverseOrder()),
            () -> new ConcurrentSkipListSet<String>(),
            () -> new ConcurrentSkipListSet<String>(Comparator.reverseOrder()),
            () -> Set.of("a", "b"),
            () -> EnumSet.of(Colour.RED),
            () -> EnumSet.of(Colour.GREEN),
            () -> EnumSet.noneOf(Colour.class),
            () -> Collections.unmodifiableSet(new HashSet<>(List.of("a", "b"))),
            () -> ConcurrentHashMap.newKeySet()),
        type(
            "java.util.Map of each kind",
            () -> filled(new HashMap<>()),
            () -> new HashMap<>(Map.of("a", 1, "b", 3)),
            () -> new HashMap<>(Map.of("a", 1)),
            () -> filled(new LinkedHashMap<>()),
            () -> new LinkedHashMap<>(backwards()),
            () -> filled(new TreeMap<>()),
            () -> filled(new TreeMap<>(Comparator.reverseOrder())),
            () -> filled(new ConcurrentHashMap<>()),
            () -> filled(new ConcurrentSkipListMap<>()),
            () -> filled(new Hashtable<>()),
            () -> Map.of("a", 1, "b", 2),
            () -> Collections.unmodifiableMap(filled(new HashMap<>())),
            () -> new EnumMap<>(Map.of(Colour.RED, 1)),
            () -> new EnumMap<>(Map.of(Colour.GREEN, 1)),
            () -> new IdentityHashMap<>(Map.of(Colour.RED, 1)),
            () -> properties("a", "1"),
            () -> properties("a", "2"),
            () -> Map.entry("a", 1),
            () -> Map.entry("a", 2)),
        type(
            "java.util.Queue of each kind",
            () -> new ArrayDeque<>(List.of(1, 2)),
            () -> new ArrayDeque<>(List.of(2, 1)),
            () -> new PriorityQueue<>(List.of(1, 2)),
            () -> new PriorityQueue<>(List.of(1, 3)),
            () -> new ConcurrentLinkedDeque<>(List.of(1, 2))),
        type(
            "java.util.Iterator",
            () -> new ArrayList<>(List.of("a", "b")).iterator(),
            () -> stepped(new ArrayList<>(List.of("a", "b")).iterator()),
            () -> new ArrayList<>(List.of("a", "c")).iterator()),
        live(
            "java.util.stream.Stream",
            () -> Stream.of(1, 2),
            () -> Stream.of(1, 3),
            () -> Stream.of(1, 2).map(x -> x + 1)),
        type("java.util.Optional", () -> Optional.of(1), () -> Optional.of(2), Optional::empty),
        type("java.util.OptionalInt", () -> OptionalInt.of(1), OptionalInt::empty),
        type("java.util.BitSet", () -> bits(1), () -> bits(2), () -> bits(64)),
        type(
            "java.math.BigDecimal",
            () -> new BigDecimal("1.0"),
            () -> new BigDecimal("1.00"),
            () -> BigDecimal.ONE),
        type("java.math.BigInteger", () -> BigInteger.ONE, () -> BigInteger.TWO.pow(70)),
        type("java.math.MathContext", () -> MathContext.DECIMAL32, () -> MathContext.DECIMAL64),
        type(
            "java.util.UUID",
            () -> UUID.fromString("0-0-0-0-1"),
            () -> UUID.fromString("0-0-0-1-0")),
        type("java.util.Date", () -> new Date(1), () -> new Date(2)),
        type(
            "java.util.Calendar",
            () -> new GregorianCalendar(2020, 1, 1),
            () -> new GregorianCalendar(2020, 1, 2)),
        type(
            "java.util.TimeZone",
            () -> new SimpleTimeZone(1, "a"),
            () -> new SimpleTimeZone(2, "a")),
        type("java.util.Locale", () -> Locale.US, () -> Locale.UK, () -> Locale.ENGLISH),
        type(
            "java.util.Currency",
            () -> Currency.getInstance("EUR"),
            () -> Currency.getInstance("USD")),
        type("java.util.StringJoiner", () -> joined("a"), () -> joined("a", "b")),
        type(
            "java.util.regex.Pattern",
            () -> Pattern.compile("a"),
            () -> Pattern.compile("b"),
            () -> Pattern.compile("a", Pattern.CASE_INSENSITIVE)),
        type(
            "java.time",
            () -> LocalDate.of(2020, 1, 1),
            () -> LocalDate.of(2020, 1, 2),
            () -> LocalTime.NOON,
            () -> LocalTime.MIDNIGHT,
            () -> LocalDateTime.of(2020, 1, 1, 0, 0),
            () -> Instant.ofEpochSecond(1),
            () -> Instant.ofEpochSecond(1, 1),
            () -> Duration.ofSeconds(1),
            () -> Duration.ofNanos(1),
            () -> Period.ofDays(1),
            () -> Year.of(2020),
            () -> YearMonth.of(2020, 1),
            () -> ZoneOffset.UTC,
            () -> ZoneId.of("Europe/Paris"),
            () -> ZonedDateTime.of(2020, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)),
        type(
            "java.util.concurrent.atomic",
            () -> new AtomicInteger(1),
            () -> new AtomicInteger(2),
            () -> new AtomicLong(1),
            () -> new AtomicBoolean(true),
            () -> new AtomicBoolean(false),
            () -> new AtomicReference<>("a"),
            () -> new AtomicReference<>("b")),
        type("java.net.URI", () -> URI.create("a:b"), () -> URI.create("a:c")),
        type("java.io.File", () -> new File("a"), () -> new File("b")),
        type(
            "java.nio.charset.Charset",
            () -> StandardCharsets.UTF_8,
            () -> StandardCharsets.ISO_8859_1),
        type(
            "java.io.Reader and InputStream",
            () -> new StringReader("ab"),
            () -> new StringReader("ac"),
            () -> new ByteArrayInputStream(new byte[] {1, 2}),
            () -> new ByteArrayInputStream(new byte[] {1, 3})),
        type(
            "java.io.Writer and OutputStream",
            () -> new StringWriter(),
            () -> written("a"),
            () -> written("b"),
            () -> bytes(1),
            () -> bytes(2)));
  }

  private static Object member(java.util.concurrent.Callable<Object> found) {
    try {
      return found.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static Throwable suppressing(Throwable thrown, Throwable other) {
    thrown.addSuppressed(other);
    return thrown;
  }

  private static Object twice(Object one) {
    return new Object[] {one, one};
  }

  private static Object cycle(int length) {
    Object[] first = new Object[1];
    Object[] last = first;
    for (int i = 1; i < length; i++) {
      Object[] next = new Object[1];
      last[0] = next;
      last = next;
    }
    last[0] = first;
    return first;
  }

  private static Stack<Integer> stack(Integer... values) {
    Stack<Integer> stack = new Stack<>();
    stack.addAll(Arrays.asList(values));
    return stack;
  }

  private static <T extends Collection<String>> T backwards(T into, String... values) {
    into.addAll(Arrays.asList(values));
    return into;
  }

  private static Map<String, Integer> backwards() {
    Map<String, Integer> map = new LinkedHashMap<>();
    map.put("b", 2);
    map.put("a", 1);
    return map;
  }

  private static Map<String, Integer> filled(Map<String, Integer> map) {
    map.put("a", 1);
    map.put("b", 2);
    return map;
  }

  private static Properties properties(String key, String value) {
    Properties properties = new Properties();
    properties.setProperty(key, value);
    return properties;
  }

  private static Iterator<String> stepped(Iterator<String> iterator) {
    iterator.next();
    return iterator;
  }

  private static BitSet bits(int bit) {
    BitSet bits = new BitSet();
    bits.set(bit);
    return bits;
  }

  private static StringJoiner joined(String... parts) {
    StringJoiner joiner = new StringJoiner(",", "[", "]");
    Arrays.asList(parts).forEach(joiner::add);
    return joiner;
  }

  private static StringWriter written(String text) {
    StringWriter writer = new StringWriter();
    writer.write(text);
    return writer;
  }

  private static ByteArrayOutputStream bytes(int value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(value);
    return out;
  }
}
