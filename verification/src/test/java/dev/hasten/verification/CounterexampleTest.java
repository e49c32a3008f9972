package dev.hasten.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.replay.Session;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.MethodRef;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown is compiled and run beside nothing but each side, and prints what it says. */
class CounterexampleTest {
  private static final String CLASS =
      """
      package a;
      import java.util.*;
      public class Shop {
        private int open;
        private final List<String> goods;
        public Shop(List<String> goods) { this.goods = new ArrayList<>(goods); }
        public static String trim(String text) { return text.trim(); }
        public static byte[] bytes(String text) { return text.getBytes(); }
        public static double half(double d) { return d / 2; }
        public static void sort(int[] numbers) { Arrays.sort(numbers); }
        public static int at(String text, int index) {
          if (index < 0) throw new IllegalArgumentException("negative: " + index);
          return text.length() - index;
        }
        public static List<String> copy(List<String> list) { return new ArrayList<>(list); }
        public void sell(String good) { goods.remove(good); open += 1; }
        public int goods() { return goods.size(); }
        private static long twice(long number) { return number * 2; }
        static String first(Object[] all) { return all.length == 0 ? "none" : "" + all[0]; }
      }
      """;

  private static Sandbox sandbox;
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  @TempDir Path folder;

  @BeforeAll
  static void open() throws Exception {
    sandbox =
        Sandbox.open(
            Sandbox.Preference.AUTO,
            Sandbox.defaultScratch().resolve("shown-test-" + ProcessHandle.current().pid()));
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @Test
  void characters_that_nobody_sees_are_escaped() throws Exception {
    Counterexample shown =
        shown(
            "trim", "(Ljava/lang/String;)Ljava/lang/String;", "text.trim()", "text.strip()", "a b");
    assertThat(shown.source()).contains("escaped(").doesNotContain("package");
  }

  @Test
  void the_input_is_made_small() throws Exception {
    Counterexample shown =
        shown(
            "bytes",
            "(Ljava/lang/String;)[B",
            "text.getBytes()",
            "text.replace('q', 'p').getBytes()",
            "the quick brown fox jumps over the lazy dog");
    assertThat(shown.source()).contains("Shop.bytes(\"q\")").contains("Arrays.toString(result)");
    assertThat(shown.original()).isEqualTo("[113]");
    assertThat(shown.candidate()).isEqualTo("[112]");
  }

  @Test
  void a_zero_that_lost_its_sign_is_shown() throws Exception {
    Counterexample shown = shown("half", "(D)D", "d / 2", "d / 2 + 0.0", -0.0);
    assertThat(shown.original() + " " + shown.candidate()).isEqualTo("-0.0 0.0");
  }

  @Test
  void an_argument_that_is_left_otherwise_is_shown() throws Exception {
    Object numbers = new int[] {3, 1, 2};
    Counterexample shown = shown("sort", "([I)V", "Arrays.sort(numbers);", "", numbers);
    assertThat(shown.source()).contains("Shop.sort(argument1)");
  }

  @Test
  void an_exception_with_another_message_is_shown() throws Exception {
    Counterexample shown =
        shown("at", "(Ljava/lang/String;I)I", "\"negative: \" + index", "\"negative\"", "ab", -1);
    assertThat(shown.original()).startsWith("java.lang.IllegalArgumentException: negative: -");
    assertThat(shown.candidate()).isEqualTo("java.lang.IllegalArgumentException: negative");
  }

  @Test
  void the_same_object_where_there_was_a_copy_is_shown() throws Exception {
    Counterexample shown =
        shown(
            "copy",
            "(Ljava/util/List;)Ljava/util/List;",
            "new ArrayList<>(list)",
            "list",
            new ArrayList<>(List.of("a")));
    assertThat(shown.original() + " " + shown.candidate()).isEqualTo("false true");
  }

  @Test
  void a_receiver_that_is_left_otherwise_is_shown() throws Exception {
    Counterexample shown =
        shownOn(
            true,
            "sell",
            "(Ljava/lang/String;)V",
            "goods.remove(good);",
            "goods.removeAll(Collections.singleton(good));",
            "x");
    assertThat(shown.source()).contains("new Shop(").contains("receiver.goods()");
  }

  @Test
  void private_state_is_read_by_reflection() throws Exception {
    Counterexample shown =
        shownOn(true, "sell", "(Ljava/lang/String;)V", "open += 1", "open += 2", "x");
    assertThat(shown.source()).contains("field(receiver, \"open\")");
    assertThat(shown.original() + " " + shown.candidate()).isEqualTo("1 2");
  }

  @Test
  void a_private_method_is_called_by_reflection() throws Exception {
    Counterexample shown = shown("twice", "(J)J", "number * 2", "number << 1 & 0xffff", 70_000L);
    assertThat(shown.source()).contains("getDeclaredMethod(\"twice\", long.class)");
  }

  @Test
  void what_only_the_package_sees_is_shown_from_there() throws Exception {
    Object all = new Object[] {"x", 1};
    Counterexample shown =
        shown("first", "([Ljava/lang/Object;)Ljava/lang/String;", "\"none\"", "\"\"", all);
    assertThat(shown.source()).startsWith("package a;");
    assertThat(shown.className()).isEqualTo("a.Counterexample");
  }

  private Counterexample shown(
      String method, String descriptor, String text, String rewritten, Object... arguments)
      throws Exception {
    return shownOn(false, method, descriptor, text, rewritten, arguments);
  }

  private Counterexample shownOn(
      boolean instance,
      String method,
      String descriptor,
      String text,
      String rewritten,
      Object... arguments)
      throws Exception {
    assertThat(CLASS).contains(text);
    MethodRef entry = new MethodRef("a.Shop", method, descriptor);
    Session.Request one = request("original", CLASS, entry);
    Session.Request two = request("candidate", CLASS.replace(text, rewritten), entry);
    Object[] roots = new Object[arguments.length + 1];
    System.arraycopy(arguments, 0, roots, 1, arguments.length);
    GateResult result;
    URL[] classes = {one.side().overlay().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, null)) {
      if (instance) {
        roots[0] =
            loader
                .loadClass("a.Shop")
                .getConstructor(List.class)
                .newInstance(Arrays.asList("x", "y", "x"));
      }
      boolean open = !method.equals("twice") && !method.equals("first");
      try (Oracle oracle =
          Oracle.ask(one, OneClass.found(entry, List.<Object[]>of(roots)), open, 1)) {
        result = ReplayGate.check(oracle, two);
      }
    }
    assertThat(result).isInstanceOf(GateResult.Failed.class);
    GateResult.Failed failed = (GateResult.Failed) result;
    assertThat(failed.counterexample()).as(failed.evidence()).isPresent();
    Counterexample shown = failed.counterexample().get();
    assertThat(printed(shown, one)).isEqualTo(shown.original());
    assertThat(printed(shown, two)).isEqualTo(shown.candidate());
    assertThat(shown.original()).isNotEqualTo(shown.candidate());
    return shown;
  }

  /** What the program prints beside the classes of one side. */
  private String printed(Counterexample shown, Session.Request side) throws Exception {
    Path at = Files.createTempDirectory(folder, "run");
    Path file = at.resolve("Counterexample.java");
    Files.writeString(file, shown.source());
    String classes = side.side().overlay().toString();
    int compiled =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-nowarn", "-cp", classes, "-d", at.toString(), file.toString());
    assertThat(compiled).as(shown.source()).isZero();
    Process java =
        new ProcessBuilder(JAVA.toString(), "-cp", classes + ":" + at, shown.className())
            .redirectErrorStream(true)
            .start();
    String printed = new String(java.getInputStream().readAllBytes());
    assertThat(java.waitFor()).as(printed).isZero();
    return printed.strip();
  }

  private Session.Request request(String side, String text, MethodRef entry) throws Exception {
    return OneClass.compiled(sandbox, folder, side, "Shop", text, entry);
  }
}
