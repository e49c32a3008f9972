package dev.hasten.probe.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.Serializable;
import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GraphRoundTripTest {
  record Pair(Object left, Object right) {}

  static class Node {
    static final Node NIL = new Node(null);
    Node next;
    transient int mark = 7;
    final String name = "n" + System.identityHashCode(this);

    Node(Node next) {
      this.next = next;
    }
  }

  static class Key {
    final int n;

    Key(int n) {
      this.n = n;
    }
  }

  class Inner {
    final GraphRoundTripTest outer() {
      return GraphRoundTripTest.this;
    }
  }

  interface SerializableFunction<A, B> extends Function<A, B>, Serializable {}

  private final int tag = 5;

  private static Object copy(Object original) throws NotReplayableException {
    byte[] graph = GraphWriter.write(new Object[] {original}, GraphLimits.DEFAULT);
    Object copy = GraphReader.read(graph, GraphRoundTripTest.class.getClassLoader())[0];
    byte[] again = GraphWriter.write(new Object[] {copy}, GraphLimits.DEFAULT);
    assertThat(again.length).as("what is written of the copy").isEqualTo(graph.length);
    return copy;
  }

  private static DynamicTest behaves(String name, Supplier<?> maker, Function<Object, ?> look) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          Object original = maker.get();
          Object copy = copy(original);
          assertThat(look.apply(copy)).isEqualTo(look.apply(original));
        });
  }

  private static DynamicTest equal(String name, Supplier<?> maker) {
    return behaves(name, maker, x -> x);
  }

  @TestFactory
  Stream<DynamicTest> a_copy_behaves_like_the_original() {
    return Stream.of(
        equal("lone surrogates", () -> "a\ud800b\u00e9"),
        behaves("double array", () -> new double[] {-0.0, 1}, x -> Arrays.toString((double[]) x)),
        behaves(
            "covariant array",
            () -> new Object[] {new String[] {"a"}},
            x -> ((Object[]) x)[0].getClass()),
        equal("array list", () -> new ArrayList<>(List.of(1, "a", 2L))),
        equal("immutable list", () -> List.of(1, 2, 3)),
        equal(
            "immutable set of enums",
            () -> Set.of(TimeUnit.DAYS, TimeUnit.HOURS, TimeUnit.SECONDS)),
        equal(
            "immutable map of classes", () -> Map.of(String.class, 1, Long.class, 2, int.class, 3)),
        equal("array deque", () -> new ArrayDeque<>(List.of(1, 2, 3)).clone().toString()),
        equal("enum map", () -> new EnumMap<>(Map.of(TimeUnit.DAYS, "d"))),
        equal(
            "hash map of enums", () -> new HashMap<>(Map.of(TimeUnit.DAYS, 1, TimeUnit.HOURS, 2))),
        equal("concurrent map of classes", () -> new ConcurrentHashMap<>(Map.of(String.class, 1))),
        equal("hashtable of classes", () -> new Hashtable<>(Map.of(String.class, 1, int.class, 2))),
        equal("big decimal", () -> new BigDecimal("1.500")),
        equal("time", () -> ZonedDateTime.parse("2024-01-02T03:04:05+01:00[Europe/Paris]")),
        equal("locale", () -> Locale.forLanguageTag("de-AT")),
        equal("charset", () -> StandardCharsets.UTF_16BE),
        equal("file", () -> new File("a/b")),
        equal("path", () -> Path.of("a/b")),
        equal("bit set", () -> BitSet.valueOf(new long[] {5, 9})),
        equal("record", () -> new Pair("a", List.of(1))),
        behaves(
            "pattern", () -> Pattern.compile("a+", 2), x -> ((Pattern) x).matcher("AA").matches()),
        behaves(
            "builder capacity", () -> new StringBuilder(99), x -> ((StringBuilder) x).capacity()),
        behaves("half-read reader", GraphRoundTripTest::halfRead, GraphRoundTripTest::rest),
        behaves(
            "decimal format",
            () -> new DecimalFormat("#,##0.00"),
            x -> ((DecimalFormat) x).format(12345.6)),
        behaves("random", () -> new Random(7), x -> x instanceof Random r ? r.nextLong() : 0),
        behaves(
            "byte buffer",
            () -> ByteBuffer.wrap(new byte[] {1, 2, 3}).position(1),
            x -> ((ByteBuffer) x).get()),
        behaves(
            "priority queue",
            () -> new PriorityQueue<>(List.of(3, 1, 2)),
            x -> ((PriorityQueue<?>) x).peek()),
        behaves(
            "tree map by natural order",
            () -> new TreeMap<>(Map.of("b", 1)),
            x -> ((TreeMap<?, ?>) x).comparator()),
        behaves(
            "tree map ignoring case",
            () -> {
              TreeMap<String, Integer> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
              map.put("a", 1);
              return map;
            },
            x -> ((Map<?, ?>) x).get("A")),
        behaves(
            "exception with its stack",
            () -> new IllegalStateException("no", new RuntimeException("why")),
            x -> Arrays.toString(((Throwable) x).getStackTrace()) + ((Throwable) x).getCause()),
        behaves(
            "serializable function",
            () -> {
              int two = 2;
              return (SerializableFunction<Integer, Integer>) x -> x + two;
            },
            f -> ((SerializableFunction<Integer, Integer>) f).apply(40)),
        behaves(
            "function of the jdk",
            () -> Comparator.comparing((SerializableFunction<String, Integer>) String::length),
            c -> ((Comparator<String>) c).compare("aaa", "b")));
  }

  private static Object halfRead() {
    try {
      BufferedReader reader = new BufferedReader(new StringReader("ab\ncd\nef"));
      reader.readLine();
      return reader;
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String rest(Object reader) {
    try {
      String line = ((BufferedReader) reader).readLine();
      ((BufferedReader) reader).reset();
      return line;
    } catch (java.io.IOException e) {
      return e.getMessage();
    }
  }

  @Test
  void transient_fields_shared_references_and_cycles_survive() throws Exception {
    Node first = new Node(null);
    first.next = new Node(first);
    first.mark = 9;
    Pair pair = (Pair) copy(new Pair(first, first.next));
    Node copied = (Node) pair.left();
    assertThat(copied).isNotSameAs(first);
    assertThat(copied.mark).isEqualTo(9);
    assertThat(copied.next).isSameAs(pair.right());
    assertThat(copied.next.next).isSameAs(copied);
  }

  @Test
  void an_object_that_code_compares_by_identity_stays_that_object() throws Exception {
    assertThat(((Node) copy(new Node(Node.NIL))).next).isSameAs(Node.NIL);
    assertThat(copy(Optional.empty())).isSameAs(Optional.empty());
    assertThat(copy(127)).isSameAs(127);
    assertThat(copy(Integer.class)).isSameAs(Integer.class);
    assertThat(copy(TimeUnit.DAYS)).isSameAs(TimeUnit.DAYS);
    assertThat(copy("literal")).isSameAs("literal");
    String fresh = new String("literal");
    assertThat(copy(fresh)).isNotSameAs("literal");
    List<Object> empty = (List<Object>) copy(new ArrayList<>());
    empty.add(1);
    assertThat(empty).containsExactly(1);
  }

  @Test
  void keys_that_hash_by_identity_are_found_again() throws Exception {
    Key a = new Key(1);
    Key b = new Key(2);
    for (Map<Key, String> map :
        List.of(
            new HashMap<Key, String>(),
            new LinkedHashMap<Key, String>(),
            new ConcurrentHashMap<Key, String>(),
            new Hashtable<Key, String>(),
            new WeakHashMap<Key, String>(),
            new IdentityHashMap<Key, String>())) {
      map.put(a, "a");
      map.put(b, "b");
      Object[] roots = {map, a, b};
      byte[] graph = GraphWriter.write(roots, GraphLimits.DEFAULT);
      Object[] copied = GraphReader.read(graph, Key.class.getClassLoader());
      Map<?, ?> restored = (Map<?, ?>) copied[0];
      assertThat(restored.get(copied[1])).as(map.getClass().getName()).isEqualTo("a");
      assertThat(restored.get(copied[2])).isEqualTo("b");
      assertThat(restored.size()).isEqualTo(2);
    }
  }

  @Test
  void a_half_used_iterator_goes_on_where_it_was() throws Exception {
    Iterator<Integer> iterator = new ArrayList<>(List.of(1, 2, 3)).iterator();
    iterator.next();
    Iterator<?> copied = (Iterator<?>) copy(iterator);
    assertThat(copied.next()).isEqualTo(2);
    assertThat(iterator.next()).isEqualTo(2);
  }

  @Test
  void a_chain_of_a_hundred_thousand_objects_needs_no_deep_stack() throws Exception {
    Node chain = null;
    for (int i = 0; i < 100_000; i++) {
      Node next = new Node(null);
      next.next = chain;
      chain = next;
    }
    byte[] graph = GraphWriter.write(new Object[] {chain}, new GraphLimits(1_000_000, 64 << 20));
    Node copied = (Node) GraphReader.read(graph, Node.class.getClassLoader())[0];
    int length = 0;
    for (Node at = copied; at != null; at = at.next) {
      length++;
    }
    assertThat(length).isEqualTo(100_000);
  }

  @Test
  void inner_objects_views_and_proxies_keep_what_they_lean_on() throws Exception {
    assertThat(((Inner) copy(new Inner())).outer().tag).isEqualTo(5);
    List<Integer> backing = new ArrayList<>(List.of(1, 2, 3));
    Object[] roots = {backing, Collections.unmodifiableList(backing), backing.subList(0, 2)};
    Object[] copied =
        GraphReader.read(
            GraphWriter.write(roots, GraphLimits.DEFAULT), getClass().getClassLoader());
    ((List<Object>) copied[2]).add(9);
    assertThat((List<Object>) copied[1]).containsExactly(1, 2, 9, 3);
    Object proxy =
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Comparable.class},
            new Answer(new HashSet<>(Set.of("x"))));
    assertThat(((Comparable<Object>) copy(proxy)).compareTo("y")).isEqualTo(1);
  }

  private record Answer(Set<String> names) implements java.lang.reflect.InvocationHandler {
    @Override
    public Object invoke(Object proxy, java.lang.reflect.Method method, Object[] arguments) {
      return names.size();
    }
  }

  @Test
  void what_lives_in_one_jvm_is_refused_with_its_path() {
    Pair pair = new Pair("a", new ArrayList<Object>(List.of(new Thread())));
    assertThatThrownBy(() -> copy(pair))
        .isInstanceOfSatisfying(
            NotReplayableException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(NotReplayableException.Reason.LIVE_OBJECT);
              assertThat(e.className()).isEqualTo("java.lang.Thread");
              assertThat(e.path()).isEqualTo("0.right.elementData[0]");
            });
    int captured = tag;
    Supplier<Integer> function = () -> captured;
    assertThatThrownBy(() -> copy(function))
        .isInstanceOfSatisfying(
            NotReplayableException.class,
            e -> assertThat(e.reason()).isEqualTo(NotReplayableException.Reason.LAMBDA));
  }

  @Test
  void a_graph_beyond_the_limits_is_refused() {
    assertThatThrownBy(
            () ->
                GraphWriter.write(
                    new Object[] {Collections.nCopies(3, 1).toArray(), new int[1000]},
                    new GraphLimits(10, 100)))
        .isInstanceOfSatisfying(
            NotReplayableException.class,
            e -> assertThat(e.reason()).isEqualTo(NotReplayableException.Reason.TOO_LARGE));
  }

  @Test
  void the_size_of_a_graph_counts_characters_and_elements() throws Exception {
    byte[] graph =
        GraphWriter.write(new Object[] {null, "four", new byte[10]}, GraphLimits.DEFAULT);
    assertThat(GraphReader.size(graph)).isEqualTo(14);
  }

  @Test
  void torn_bytes_are_refused_and_never_crash() throws Exception {
    byte[] graph =
        GraphWriter.write(
            new Object[] {new HashMap<>(Map.of("a", List.of(1, 2)))}, GraphLimits.DEFAULT);
    for (int length = 0; length < graph.length; length++) {
      byte[] torn = Arrays.copyOf(graph, length);
      assertThatThrownBy(() -> GraphReader.read(torn, getClass().getClassLoader()))
          .isInstanceOf(NotReplayableException.class);
    }
  }

  @Test
  void a_stream_of_bytes_is_read_on_where_it_was() throws Exception {
    ByteArrayInputStream in = new ByteArrayInputStream(new byte[] {1, 2, 3});
    in.read();
    assertThat(((ByteArrayInputStream) copy(in)).read()).isEqualTo(2);
  }

  @Test
  void a_map_that_only_made_a_view_of_itself_is_what_it_was() throws Exception {
    for (Map<String, Integer> map :
        List.of(new HashMap<String, Integer>(), new TreeMap<String, Integer>())) {
      map.put("a", 1);
      byte[] before = GraphWriter.write(new Object[] {map}, GraphLimits.DEFAULT);
      assertThat(map.entrySet()).hasSize(map.keySet().size()).hasSize(map.values().size());
      assertThat(GraphWriter.write(new Object[] {map}, GraphLimits.DEFAULT)).isEqualTo(before);
      assertThat(((Map<?, ?>) copy(map)).entrySet()).hasToString("[a=1]");
    }
  }
}
