package dev.hasten.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.replay.EntryChoice;
import dev.hasten.replay.Session;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.MethodRef;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rewrites that only calls show which no test makes, though any caller might. */
class UncommonCallsTest {
  private static Sandbox sandbox;
  @TempDir Path folder;

  @BeforeAll
  static void open() throws Exception {
    sandbox =
        Sandbox.open(
            Sandbox.Preference.AUTO,
            Sandbox.defaultScratch().resolve("uncommon-test-" + ProcessHandle.current().pid()));
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @Test
  void a_text_that_the_list_beside_it_holds_is_handed_in() throws Exception {
    assertDiffers(
        "check(Ljava/lang/String;Ljava/util/List;)V",
        false,
        """
        private static void check(String name, java.util.List<String> before) {
          if (before.contains(name)) {
            throw new IllegalStateException("a loop: " + before.remove(0));
          }
        }
        """,
        List.<Object[]>of(
            new Object[] {null, "one", new ArrayList<>(List.of())},
            new Object[] {null, "two", new ArrayList<>(List.of("one"))}),
        "before.remove(0)",
        "before.get(0)");
  }

  @Test
  void a_sink_that_is_not_flushed_keeps_what_it_was_given() throws Exception {
    assertDiffers(
        "print(Ljava/lang/String;Ljava/io/Writer;)V",
        false,
        """
        private static void print(String text, java.io.Writer to) throws java.io.IOException {
          to.write(text);
          to.flush();
        }
        """,
        List.<Object[]>of(new Object[] {null, "text", new StringWriter()}),
        "to.flush();",
        "");
  }

  @Test
  void a_reader_breaks_off() throws Exception {
    assertDiffers(
        "first(Ljava/io/Reader;)I",
        true,
        """
        public static int first(java.io.Reader from) {
          try {
            return from.read();
          } catch (java.io.IOException e) {
            throw new IllegalArgumentException("unreadable");
          }
        }
        """,
        List.<Object[]>of(new Object[] {null, new java.io.StringReader("text")}),
        "\"unreadable\"",
        "\"\"");
  }

  @Test
  void more_is_handed_in_than_sixteen_bits_can_count() throws Exception {
    assertDiffers(
        "room(Ljava/lang/CharSequence;Ljava/lang/StringBuilder;)I",
        false,
        """
        private static int room(CharSequence text, StringBuilder to) {
          int length = text.length();
          return to.length() + 2 * length;
        }
        """,
        List.<Object[]>of(new Object[] {null, "text", new StringBuilder("a longer text stays")}),
        "int length = text.length()",
        "int length = (short) text.length()");
  }

  @Test
  void an_order_answers_with_large_numbers() throws Exception {
    assertDiffers(
        "isFirst(Ljava/lang/String;Ljava/lang/String;Ljava/util/Comparator;)Z",
        true,
        """
        public static boolean isFirst(
            String one, String other, java.util.Comparator<String> order) {
          return order.compare(one, other) < 0;
        }
        """,
        List.<Object[]>of(new Object[] {null, "a", "b", Comparator.naturalOrder()}),
        "order.compare(one, other) < 0",
        "-order.compare(one, other) > 0");
  }

  @Test
  void an_object_can_be_written_and_not_read() throws Exception {
    assertDiffers(
        "copy(Ljava/io/Serializable;)Ljava/lang/Object;",
        true,
        """
        public static Object copy(java.io.Serializable value) {
          try {
            var bytes = new java.io.ByteArrayOutputStream();
            try (var out = new java.io.ObjectOutputStream(bytes)) {
              out.writeObject(value);
            }
            var in = new java.io.ByteArrayInputStream(bytes.toByteArray());
            return new java.io.ObjectInputStream(in).readObject();
          } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException("not found");
          } catch (java.io.IOException e) {
            throw new IllegalArgumentException("not read");
          }
        }
        """,
        List.<Object[]>of(new Object[] {null, "text"}),
        "\"not found\"",
        "\"\"");
  }

  @Test
  void the_receiver_of_another_call_is_compared_with() throws Exception {
    MethodRef equals = new MethodRef("a.Part", "equals", "(Ljava/lang/Object;)Z");
    String text =
        """
        package a;
        final class Part {
          private final Integer id;
          Part(Integer id) {
            this.id = id;
          }
          @Override
          public boolean equals(Object other) {
            return other instanceof Part && ((Part) other).id.equals(id);
          }
          @Override
          public int hashCode() {
            return 1;
          }
          static Object[] call(int id) {
            return new Object[] {new Part(id), new Part(id)};
          }
        }
        """;
    List<Object[]> calls = new ArrayList<>();
    Session.Request original = OneClass.compiled(sandbox, folder, "original", "Part", text, equals);
    try (var loader =
        new java.net.URLClassLoader(
            new java.net.URL[] {original.side().overlay().toUri().toURL()})) {
      var call = loader.loadClass("a.Part").getDeclaredMethod("call", int.class);
      call.setAccessible(true);
      for (int id : new int[] {1, 2, 3}) {
        calls.add((Object[]) call.invoke(null, id));
      }
      assertDiffers(
          original,
          OneClass.compiled(
              sandbox,
              folder,
              "candidate",
              "Part",
              text.replace("((Part) other).id.equals(id)", "id != null"),
              equals),
          OneClass.found(equals, calls),
          false);
    }
  }

  @Test
  void a_receiver_may_have_been_given_any_sink() throws Exception {
    MethodRef end = new MethodRef("a.Lines", "end", "(Z)V");
    String text =
        """
        package a;
        public class Lines {
          private final java.io.OutputStream out;
          public Lines(java.io.OutputStream out) {
            this.out = out;
          }
          private void end(boolean handsOn) throws java.io.IOException {
            out.write(10);
            if (handsOn) {
              out.flush();
            }
          }
        }
        """;
    Session.Request original = OneClass.compiled(sandbox, folder, "original", "Lines", text, end);
    try (var loader =
        new java.net.URLClassLoader(
            new java.net.URL[] {original.side().overlay().toUri().toURL()})) {
      Object lines =
          loader
              .loadClass("a.Lines")
              .getConstructor(java.io.OutputStream.class)
              .newInstance(new java.io.ByteArrayOutputStream());
      assertDiffers(
          original,
          OneClass.compiled(
              sandbox, folder, "candidate", "Lines", text.replace("out.flush();", ""), end),
          OneClass.found(end, List.<Object[]>of(new Object[] {lines, true})),
          false);
    }
  }

  /** Tells a method from its rewrite, and not from itself. */
  private void assertDiffers(
      String signature, boolean open, String method, List<Object[]> calls, String part, String by)
      throws Exception {
    assertThat(method).contains(part);
    int at = signature.indexOf('(');
    MethodRef entry = new MethodRef("a.One", signature.substring(0, at), signature.substring(at));
    assertDiffers(
        OneClass.compiled(sandbox, folder, "original", "One", one(method), entry),
        OneClass.compiled(
            sandbox, folder, "candidate", "One", one(method.replace(part, by)), entry),
        OneClass.found(entry, calls),
        open);
  }

  private static void assertDiffers(
      Session.Request original, Session.Request candidate, EntryChoice.Found found, boolean open) {
    try (Oracle oracle = Oracle.ask(original, found, open, 1)) {
      assertThat(ReplayGate.check(oracle, original)).isInstanceOf(GateResult.Passed.class);
      assertThat(ReplayGate.check(oracle, candidate)).isInstanceOf(GateResult.Failed.class);
    }
  }

  private static String one(String method) {
    return String.join("\n", Arrays.asList("package a;", "public class One {", method, "}"));
  }
}
