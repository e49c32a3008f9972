package dev.hasten.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.probe.graph.Recipe;
import dev.hasten.probe.observe.ObserveConfig;
import dev.hasten.probe.observe.Observer;
import dev.hasten.replay.victims.Things;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.CompilerSettings;
import dev.hasten.target.Jdk;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.Side;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Date;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Source is compiled by javac, run, and what it gives compared with what was written. */
class LiteralTest {
  private static Sandbox sandbox;
  private static Session session;
  @TempDir static Path folder;

  @BeforeAll
  static void open() throws Exception {
    sandbox =
        Sandbox.open(
            Sandbox.Preference.AUTO,
            Sandbox.defaultScratch().resolve("literal-test-" + ProcessHandle.current().pid()));
    session = session("take", "(Ljava/lang/Object;)V", 17);
  }

  @AfterAll
  static void close() {
    session.close();
    sandbox.close();
  }

  @TestFactory
  Stream<DynamicTest> values_come_back_from_their_source() {
    return values().entrySet().stream()
        .map(
            e ->
                DynamicTest.dynamicTest(
                    e.getKey(), () -> comesBack(session, e.getKey(), e.getValue())));
  }

  private static Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("empty text", "");
    values.put("escapes", "a\"b\\c\n\r\t\b\f\0\u00a0\ud800x\udc00\\u0041'");
    values.put("repeated text", "ab".repeat(40) + "c" + "x".repeat(100));
    values.put("long text", "the quick brown fox ".repeat(7) + "jumps");
    values.put("many characters", "the quick brown fox ".repeat(7).replace('q', 'k').toCharArray());
    values.put("characters", new char[] {'\'', '\\', '\uffff', '\n'});
    values.put(
        "doubles",
        new double[] {0.1, -0.0, Double.NaN, 1e300, Double.MIN_VALUE, Double.NEGATIVE_INFINITY});
    values.put("odd NaN", Double.longBitsToDouble(0x7ff8000000000123L));
    values.put("floats", new float[] {1.1f, -0.0f, Float.NaN, Float.MAX_VALUE});
    values.put(
        "extremes", new Object[] {Integer.MIN_VALUE, Long.MIN_VALUE, (byte) -128, (short) 7});
    values.put("bytes", new byte[] {0, -1, 127});
    values.put("zeros", new int[3][4]);
    values.put("ragged", new int[][] {{1}, {}, null});
    values.put("decimals", Arrays.asList(new BigDecimal("1.500"), new BigInteger("123456789012")));
    values.put("lone null", Collections.singletonList(null));
    values.put("list of null", Arrays.asList((Object) null));
    values.put("list", new ArrayList<>(Arrays.asList("a", null, 1, 2L, 'c')));
    values.put("linked", new LinkedList<>(List.of(1.0)));
    values.put("deque", new ArrayDeque<>(List.of("x", "y")));
    values.put("empty list", new ArrayList<>());
    values.put("no list", Collections.emptyList());
    values.put("fixed map", Map.of("a", 1));
    values.put("map", new HashMap<>(Map.of("k", List.of(1, 2))));
    values.put("tree", new TreeSet<>(Collections.reverseOrder()));
    TreeMap<String, Integer> tree = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    tree.put("B", 2);
    tree.put("a", 1);
    values.put("tree by order", tree);
    values.put("wrapped", Collections.unmodifiableMap(new LinkedHashMap<>(Map.of("q", "r"))));
    values.put("enum set", EnumSet.of(Things.Colour.RED));
    values.put("no enum set", EnumSet.noneOf(Things.Colour.class));
    values.put("enum map", new EnumMap<>(Map.of(Things.Colour.GREEN, "g")));
    values.put("bits", BitSet.valueOf(new long[] {5}));
    values.put("builder", new StringBuilder("so far"));
    values.put("date", new Date(123));
    values.put("times", List.of(LocalDate.of(2020, 2, 29), Instant.ofEpochSecond(7)));
    values.put("locale", new Object[] {Locale.ROOT, Locale.forLanguageTag("tr-TR")});
    values.put("pattern", Pattern.compile("a+\\d", Pattern.CASE_INSENSITIVE));
    values.put("charset", StandardCharsets.UTF_16BE);
    values.put("class", Map.Entry.class);
    values.put("optional", Optional.of("o"));
    values.put("reader", new StringReader("to be read"));
    values.put("stream", new ByteArrayInputStream(new byte[] {1, 2}));
    List<String> shared = new ArrayList<>(List.of("s"));
    values.put("shared", new Object[] {shared, shared});
    values.put("record", new Things.Pair("l", 3));
    values.put("constant", Things.Constant.NONE);
    values.put("factory", Things.Constant.of("q"));
    Things.Bean bean = new Things.Bean();
    bean.setCount(4);
    bean.setName("n");
    values.put("bean", bean);
    Things.Bag bag = new Things.Bag();
    bag.add("one");
    bag.add("two");
    values.put("bag", bag);
    values.put("visible in the package", Things.hidden());
    return values;
  }

  private static void comesBack(Session session, String name, Object value) throws Exception {
    byte[] before = Observer.observe(new Object[] {value}, null, ObserveConfig.DEFAULT);
    Input input = new Input("c", Input.Origin.CAPTURED, 1, 1, Graphs.of(value));
    Literal literal = session.literal(input, 10_000);
    assertThat(literal).as(literal.toString()).isInstanceOf(Literal.Source.class);
    Literal.Source source = (Literal.Source) literal;
    assertThat(source.exact()).as(source.values().toString()).isTrue();
    Object made = run(name.replace(' ', '_'), source);
    boolean oneWay = value instanceof StringReader || value instanceof ByteArrayInputStream;
    byte[] after = Observer.observe(new Object[] {made}, null, ObserveConfig.DEFAULT);
    assertThat(oneWay || Arrays.equals(before, after)).as(source.values().toString()).isTrue();
  }

  /** What the source gives, in a program of its own. */
  private static Object run(String name, Literal.Source source) throws Exception {
    Path at = Files.createDirectories(folder.resolve(name));
    StringBuilder text = new StringBuilder();
    text.append("package ").append(source.home()).append(";\n");
    source.imports().forEach(i -> text.append("import ").append(i).append(";\n"));
    text.append("public class Made {\n  public static Object made() throws Exception {\n");
    source.statements().forEach(s -> text.append("    ").append(s).append('\n'));
    text.append("    return ").append(source.values().get(0)).append(";\n  }\n}\n");
    Path file = at.resolve("Made.java");
    Files.writeString(file, text);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(
                    null,
                    null,
                    System.err,
                    "-cp",
                    classes().toString(),
                    "-d",
                    classes().toString(),
                    "-Xlint:none",
                    "-encoding",
                    "US-ASCII",
                    file.toString()))
        .as(text.toString())
        .isZero();
    // Beside the classes of its package, and with a fresh loader of its own for nothing else.
    Path made = classes().resolve(source.home().replace('.', '/')).resolve("Made.class");
    byte[] bytes = Files.readAllBytes(made);
    Files.delete(made);
    return java.lang.invoke.MethodHandles.privateLookupIn(
            Things.class, java.lang.invoke.MethodHandles.lookup())
        .defineHiddenClass(bytes, true)
        .lookupClass()
        .getMethod("made")
        .invoke(null);
  }

  @Test
  void an_iterator_begun_is_written_with_its_steps() throws Exception {
    List<String> list = new ArrayList<>(List.of("a", "b", "c"));
    Iterator<String> begun = list.iterator();
    begun.next();
    begun.next();
    Input input = new Input("c", Input.Origin.CAPTURED, 1, 1, Graphs.of(begun));
    Literal.Source source = (Literal.Source) session.literal(input, 1_000);
    assertThat(source.statements())
        .containsExactly(
            "Iterator<Object> iterator = new ArrayList<>(Arrays.asList(\"a\", \"b\", \"c\")).iterator();",
            "iterator.next();",
            "iterator.next();");
  }

  @Test
  void an_object_that_came_with_its_recipe_is_written_by_it() throws Exception {
    Things.Bag bag = new Things.Bag();
    bag.add("one");
    bag.remove("one");
    String name = Things.Bag.class.getName();
    Recipe recipe = new Recipe(name, "()V", Graphs.arguments());
    recipe.add(new Recipe.Call("add", "(Ljava/lang/String;)Z", Graphs.arguments("one"), false));
    recipe.add(new Recipe.Call("remove", "(Ljava/lang/Object;)Z", Graphs.arguments("one"), false));
    recipe.add(
        new Recipe.Call(
            "addAll", "(Ljava/util/Collection;)Z", Graphs.arguments((Object) null), true));
    byte[] graph =
        GraphWriter.write(
            new Object[] {null, bag},
            GraphLimits.DEFAULT,
            each -> each == bag ? recipe.toByteArray() : null);
    Input input = new Input("c", Input.Origin.CAPTURED, 1, 1, graph);
    Literal.Source source = (Literal.Source) session.literal(input, 1_000);
    assertThat(source.statements())
        .startsWith(
            "Things.Bag bag = new Things.Bag();",
            "bag.add(\"one\");",
            "bag.remove(\"one\");",
            "try {",
            "  bag.addAll(null);",
            "} catch (Throwable thrownOnTheWay) {");
    assertThat(source.values()).containsExactly("bag");
    assertThat(source.exact()).isTrue();
    assertThat(session.smaller(input))
        .as("each with one call less")
        .extracting(smaller -> ((Literal.Source) session.literal(smaller, 1_000)).statements())
        .doesNotContain(source.statements())
        .hasSize(3);
  }

  @Test
  void what_has_no_name_in_source_is_told() {
    Input input = new Input("c", Input.Origin.CAPTURED, 1, 1, Graphs.of(Things.secret()));
    assertThat(session.literal(input, 1_000))
        .isInstanceOf(Literal.None.class)
        .asString()
        .contains("has no name in source");
  }

  @Test
  void source_of_java_8_repeats_nothing_and_uses_no_factories() throws Exception {
    try (Session old = session("take", "(Ljava/lang/Object;)V", 8)) {
      Input text = new Input("c", Input.Origin.CAPTURED, 1, 1, Graphs.of("x".repeat(50)));
      assertThat(((Literal.Source) old.literal(text, 1_000)).values().get(0))
          .doesNotContain("repeat");
      Input list = new Input("c", Input.Origin.CAPTURED, 1, 1, Graphs.of(List.of("a")));
      assertThat(old.literal(list, 1_000)).isInstanceOf(Literal.None.class);
    }
  }

  @Test
  void an_argument_for_one_of_several_methods_is_cast() throws Exception {
    try (Session say = session("say", "(Ljava/lang/Object;)Ljava/lang/String;", 17)) {
      Input input = new Input("c", Input.Origin.CAPTURED, 1, 1, Graphs.of("text"));
      Literal.Source source = (Literal.Source) say.literal(input, 1_000);
      assertThat(new CallLines(source, Set.of()).call()).isEqualTo("Things.say((Object) \"text\")");
    }
  }

  @Test
  void a_private_method_is_called_by_reflection() throws Exception {
    try (Session secret = session("secret", "([I)I", 17)) {
      Input input = new Input("c", Input.Origin.CAPTURED, 1, 1, Graphs.of(new int[] {1}));
      Literal.Source source = (Literal.Source) secret.literal(input, 1_000);
      CallLines lines = new CallLines(source, Set.of());
      assertThat(lines.before())
          .contains(
              "java.lang.reflect.Method entry = Class.forName(\"dev.hasten.replay.victims.Things\")"
                  + ".getDeclaredMethod(\"secret\", int[].class);");
      assertThat(lines.call()).isEqualTo("(Integer) entry.invoke(null, (Object) new int[] {1})");
    }
  }

  @Test
  void smaller_calls_leave_out_halves_and_single_elements() {
    Input input = new Input("c", Input.Origin.CAPTURED, 1, 1, Graphs.of("abcd"));
    List<String> smaller = session.smaller(input).stream().map(session::describe).toList();
    assertThat(smaller)
        .contains("argument 1 = \"\"", "argument 1 = \"cd\"", "argument 1 = \"abc\"")
        .contains("argument 1 = \"aacd\"")
        .doesNotContain("argument 1 = \"abcd\"");
  }

  @Test
  void an_argument_in_two_places_is_one_object_in_source() throws Exception {
    try (Session both = session("takeBoth", "(Ljava/util/List;Ljava/util/List;)V", 17)) {
      List<String> list = new ArrayList<>(List.of("a"));
      Input input = new Input("c", Input.Origin.CAPTURED, 1, 1, Graphs.of(list, list));
      Literal.Source source = (Literal.Source) both.literal(input, 1_000);
      assertThat(source.statements())
          .containsExactly("ArrayList<Object> arrayList = new ArrayList<>(Arrays.asList(\"a\"));");
      assertThat(source.arguments()).containsExactly("(List) arrayList", "(List) arrayList");
    }
  }

  private static Path classes() throws Exception {
    return Path.of(Things.class.getProtectionDomain().getCodeSource().getLocation().toURI());
  }

  private static Session session(String method, String descriptor, int release) throws Exception {
    Module module =
        new Module(
            ".",
            classes(),
            List.of(),
            List.of(),
            classes(),
            classes(),
            List.of(),
            List.of(classes()),
            new CompilerSettings(release, "UTF-8", true, List.of()),
            Map.of(),
            List.of(),
            List.of(),
            List.of());
    Jdk jdk =
        new Jdk(
            Path.of(System.getProperty("java.home")),
            Runtime.version().feature(),
            Runtime.version().toString());
    return Session.start(
        new Session.Request(
            sandbox,
            jdk,
            module,
            new Side("original", sandbox.newFolder("overlay")),
            new MethodRef("dev.hasten.replay.victims.Things", method, descriptor),
            List.of(),
            Map.of(),
            false));
  }
}
