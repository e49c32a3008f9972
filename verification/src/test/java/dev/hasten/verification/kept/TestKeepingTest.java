package dev.hasten.verification.kept;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.GraphWriter;
import dev.hasten.replay.CallSizes;
import dev.hasten.replay.Captures;
import dev.hasten.replay.Entry;
import dev.hasten.replay.EntryChoice;
import dev.hasten.replay.Input;
import dev.hasten.replay.Session;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.CompilerSettings;
import dev.hasten.target.Jdk;
import dev.hasten.target.MavenCommand;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.target.Side;
import dev.hasten.target.Target;
import dev.hasten.target.test.TestRequest;
import dev.hasten.target.test.TestResult;
import dev.hasten.target.test.TestRunner;
import dev.hasten.verification.Oracle;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests are written of a small class, run on both sides, and put to changes that do not hold. */
class TestKeepingTest {
  private static final String UNIT =
      """
      /* Some licence. */
      package a;

      import java.util.*;

      public class Till {
        private final List<String> sold = new ArrayList<>();

        public static String initials(String text) {
          StringBuilder all = new StringBuilder();
          boolean first = true;
          for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '-') {
              first = true;
            } else if (first) {
              all.append(Character.toUpperCase(c));
              first = false;
            }
          }
          return all.toString();
        }

        public static int share(int total, int parts) {
          if (parts <= 0) {
            throw new IllegalArgumentException("no parts: " + parts);
          }
          return total < 0 ? -(-total / parts) : (total + parts - 1) / parts;
        }

        public static void fill(int[] array, int value) { Arrays.fill(array, value); }
        public static double half(double d) { return d / 2; }
        public static long clock() { return System.nanoTime(); }
        private static int twice(int number) { return number * 2; }
        public Till sell(String good) { sold.add(good); return this; }
        public int getCount() { return sold.size(); }
        public String toString() { return "sold " + sold; }
      }
      """;

  @TempDir Path folder;
  private Sandbox sandbox;
  private Module module;
  private Target target;

  @BeforeEach
  void open() throws Exception {
    sandbox =
        Sandbox.open(
            Sandbox.Preference.AUTO,
            Sandbox.defaultScratch().resolve("kept-test-" + ProcessHandle.current().pid()));
    Path root = sandbox.newFolder("till");
    Path classes = compiled("original", UNIT).overlay();
    Path sources = Files.createDirectories(root.resolve("src/main/java"));
    Path tests = Files.createDirectories(root.resolve("src/test/java"));
    List<Path> path = new ArrayList<>(List.of(classes));
    path.addAll(jars("junit-jupiter-api", "junit-platform", "opentest4j", "apiguardian"));
    path.addAll(jars("junit-jupiter-engine"));
    module =
        new Module(
            ".",
            root,
            List.of(sources),
            List.of(tests),
            classes,
            classes,
            List.of(),
            path,
            new CompilerSettings(17, "UTF-8", true, List.of()),
            Map.of(),
            List.of(),
            List.of(),
            List.of());
    Path home = Path.of(System.getProperty("java.home"));
    Path jar = path.get(1);
    target =
        new Target(
            "till",
            Optional.empty(),
            root,
            "0".repeat(40),
            new Jdk(home, Runtime.version().feature(), Runtime.version().toString()),
            new MavenCommand(
                Path.of("/none"), "none", jar.resolve("../../../../../..").normalize(), List.of()),
            List.of(module),
            List.of());
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private static List<Path> jars(String... prefixes) {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Path::of)
        .filter(p -> Stream.of(prefixes).anyMatch(p.getFileName().toString()::startsWith))
        .toList();
  }

  private Side compiled(String name, String text) throws Exception {
    Path classes = sandbox.newFolder(name);
    Path source = Files.createDirectories(folder.resolve(name)).resolve("Till.java");
    Files.writeString(source, text);
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-d", classes.toString(), source.toString()))
        .as(text)
        .isZero();
    return new Side(name, classes);
  }

  private Session.Request request(Side side, MethodRef entry) {
    return new Session.Request(
        sandbox, target.jdk(), module, side, entry, List.of(), Map.of(), false);
  }

  private KeptTests kept(
      MethodRef entry, String text, String rewritten, boolean instance, Object... calls)
      throws Exception {
    assertThat(UNIT).contains(text);
    Side original = compiled("original", UNIT);
    Side candidate = compiled("candidate", UNIT.replace(text, rewritten));
    List<Captures.Sample> samples = new ArrayList<>();
    URL[] classes = {original.overlay().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, null)) {
      for (Object call : calls) {
        Object[] arguments = call instanceof Object[] many ? many : new Object[] {call};
        Object[] roots = new Object[arguments.length + 1];
        System.arraycopy(arguments, 0, roots, 1, arguments.length);
        if (instance) {
          roots[0] = loader.loadClass("a.Till").getConstructor().newInstance();
        }
        byte[] graph = GraphWriter.write(roots, GraphLimits.DEFAULT);
        Input input =
            new Input(
                "c" + samples.size(), Input.Origin.CAPTURED, GraphReader.size(graph), 1, graph);
        samples.add(new Captures.Sample(input, new byte[0], new byte[0], "any", "", "a.T#t"));
      }
    }
    Captures captures =
        new Captures(
            entry,
            samples,
            1,
            1,
            new CallSizes(0, 0, List.of()),
            Set.of(),
            Map.of(),
            List.of(),
            List.of());
    EntryChoice.Found found = new EntryChoice.Found(new Entry(entry, entry, 0), captures);
    try (Oracle oracle = Oracle.ask(request(original, entry), found, true, 1)) {
      return TestKeeping.keep(
          new TestKeeping.Request(sandbox, target, module, original, candidate, entry, UNIT),
          new TestRunner(sandbox, target),
          oracle);
    }
  }

  private static MethodRef method(String name, String descriptor) {
    return new MethodRef("a.Till", name, descriptor);
  }

  private static KeptTests.Written written(KeptTests kept) {
    assertThat(kept).isInstanceOf(KeptTests.Written.class);
    return (KeptTests.Written) kept;
  }

  /** How many of the changes, each a text and what replaces it, fail the tests. */
  private long killed(KeptTests.Written written, String... changes) throws Exception {
    long killed = 0;
    Path test = folder.resolve(written.file().getFileName());
    Files.writeString(test, written.text());
    for (int i = 0; i < changes.length; i += 2) {
      assertThat(UNIT).contains(changes[i]);
      Side mutant = compiled("mutant" + i, UNIT.replace(changes[i], changes[i + 1]));
      String path =
          Stream.concat(Stream.of(mutant.overlay()), module.testClassPath().stream())
              .map(Path::toString)
              .collect(Collectors.joining(File.pathSeparator));
      String into = mutant.overlay().toString();
      assertThat(
              ToolProvider.getSystemJavaCompiler()
                  .run(null, null, null, "-cp", path, "-d", into, test.toString()))
          .isZero();
      boolean fails =
          new TestRunner(sandbox, target)
                  .run(
                      TestRequest.all(module, Duration.ofMinutes(1))
                          .onlyClasses(Set.of(written.className()))
                          .on(mutant))
                  .results()
                  .values()
                  .stream()
                  .anyMatch(r -> r.outcome() == TestResult.Outcome.FAILED);
      killed += fails ? 1 : 0;
    }
    return killed;
  }

  @Test
  void texts_are_kept_small_before_large_and_fail_on_what_does_otherwise() throws Exception {
    KeptTests.Written written =
        written(
            kept(
                method("initials", "(Ljava/lang/String;)Ljava/lang/String;"),
                "boolean first = true;",
                "boolean first = 1 > 0;",
                false,
                "",
                "john",
                "John Ronald Reuel Tolkien",
                "Anne-Marie du Pont"));
    System.err.println(written.text());
    assertThat(written.className()).isEqualTo("a.TillInitialsTest");
    assertThat(written.file()).hasToString("src/test/java/a/TillInitialsTest.java");
    assertThat(written.text())
        .startsWith("/* Some licence. */\npackage a;\n")
        .contains("/** What calls of {@link Till#initials(String)} lead to. */\nclass Till")
        .contains("  @Test\n  void initials_of_an_empty_text() {\n")
        .contains("    assertEquals(\"\", Till.initials(\"\"));\n");
    assertThat(written.cases()).isBetween(6, 20);
    assertThat(
            killed(
                written,
                "i = 0;",
                "i = 1;",
                "i < text.length()",
                "i < text.length() - 1",
                "c == ' ' ||",
                "",
                "|| c == '-'",
                "",
                "first = false;",
                "",
                "Character.toUpperCase(c)",
                "c",
                "boolean first = true",
                "boolean first = false",
                "all.append(",
                "all.append(i == 9 ? 'q' : "))
        .isGreaterThanOrEqualTo(7);
  }

  @Test
  void exceptions_and_edges_of_numbers_are_kept() throws Exception {
    KeptTests.Written written =
        written(
            kept(
                method("share", "(II)I"),
                "(total + parts - 1)",
                "(total - 1 + parts)",
                false,
                new Object[] {7, 2},
                new Object[] {-7, 2},
                new Object[] {7, 0}));
    System.err.println(written.text());
    assertThat(written.text())
        .contains("assertThrows(IllegalArgumentException.class, () -> Till.share(7, 0))")
        .contains("assertEquals(\"no parts: 0\", thrown.getMessage());");
    assertThat(
            killed(
                written,
                "parts <= 0",
                "parts < 0",
                "parts <= 0",
                "parts <= 1",
                "\"no parts: \" + parts",
                "\"no parts\"",
                "total < 0",
                "total <= -1000",
                "-(-total / parts)",
                "-total / parts",
                "parts - 1)",
                "parts)",
                "total + parts - 1",
                "total"))
        .isGreaterThanOrEqualTo(6);
  }

  @Test
  void what_a_call_leaves_behind_is_asserted() throws Exception {
    String fill = "Arrays.fill(array, value);";
    String loop = "for (int i = 0; i < array.length; i++) { array[i] = value; }";
    KeptTests.Written written =
        written(
            kept(
                method("fill", "([II)V"),
                fill,
                loop,
                false,
                new Object[] {new int[] {1, 2, 3}, 7},
                new Object[] {new int[0], 1}));
    assertThat(written.text())
        .contains("int[] array = new int[] {1, 2, 3};")
        .contains("Till.fill(array, 7);")
        .contains("assertArrayEquals(new int[] {7, 7, 7}, array);");

    KeptTests.Written selling =
        written(
            kept(
                method("sell", "(Ljava/lang/String;)La/Till;"),
                "sold.add(good);",
                "this.sold.add(good);",
                true,
                "milk"));
    assertThat(selling.text())
        .contains("Till till = new Till();")
        .contains("assertSame(till, result);")
        .contains("assertEquals(1, till.getCount());")
        .contains("assertEquals(\"sold [milk]\", till.toString());");
  }

  @Test
  void a_zero_with_a_sign_is_told_from_one_without() throws Exception {
    KeptTests.Written written =
        written(kept(method("half", "(D)D"), "d / 2", "d * 0.5", false, -0.0, 3.0));
    assertThat(written.text()).contains("assertEquals(1.5, Till.half(3.0));");
    assertThat(killed(written, "d / 2", "d / 2 + 0.0")).isEqualTo(1);
  }

  @Test
  void a_test_that_fails_on_the_rewrite_is_left_out_and_named() throws Exception {
    KeptTests.Written written =
        written(kept(method("half", "(D)D"), "d / 2", "d == 3 ? 1 : d / 2", false, 3.0, 5.0));
    assertThat(written.notes()).anyMatch(n -> n.contains("does not pass on the rewrite"));
    assertThat(written.text()).contains("Till.half(5.0)").doesNotContain("Till.half(3.0)");
  }

  @Test
  void what_cannot_be_tested_is_said_with_its_reason() throws Exception {
    assertThat(kept(method("twice", "(I)I"), "number * 2", "number + number", false, 4).toString())
        .contains("private");
    assertThat(
            kept(
                method("clock", "()J"),
                "System.nanoTime()",
                "1 * System.nanoTime()",
                false,
                (Object) new Object[0]))
        .isInstanceOf(KeptTests.None.class);
  }

  @Test
  void a_file_that_is_there_is_not_written_over() throws Exception {
    Path place = Files.createDirectories(target.root().resolve("src/test/java/a"));
    Files.writeString(place.resolve("TillHalfTest.java"), "");

    KeptTests.Written written =
        written(kept(method("half", "(D)D"), "d / 2", "d * 0.5", false, 3.0));

    assertThat(written.className()).isEqualTo("a.TillHalfOutcomesTest");
  }
}
