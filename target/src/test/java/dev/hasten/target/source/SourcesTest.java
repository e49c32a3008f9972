package dev.hasten.target.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.target.Fixture;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Target;
import dev.hasten.target.source.SourceLookup.Found;
import dev.hasten.target.source.SourceLookup.Missing;
import dev.hasten.target.source.SourceLookup.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
  private static final String SHAPES =
      """
      package p;

      import java.util.*;
      import java.util.function.*;

      public class Shapes<T extends Comparable<T>> {
        static final Map<String, Integer> TABLE;

        static {
          TABLE = new HashMap<>();
        }

        private final Runnable field = new Runnable() {
          public void run() { System.gc(); }
        };

        Shapes(int size) {}

        int over(List<T> list) { return 1; }

        int over(T one) { return 2; }

        <U, V extends Map.Entry<U, T>> int over(V entry, U... rest) { return 3; }

        int over(int[][] grid) { return 4; }

        Supplier<Integer> lambdas() {
          Supplier<Integer> inner =
              () -> {
                IntSupplier deep = () -> 5;
                return deep.getAsInt();
              };
          return inner;
        }

        Object twice(int captured) {
          Object first = new Object() {
            public String toString() { return "a" + captured; }
          };
          Object second = new Object() {
            public String toString() {
              class Local {
                final int n;
                Local(int n) { this.n = n + captured; }
                int get() { return new Inner("x").get(); }
              }
              return "b" + new Local(1).get();
            }
          };
          return first.toString() + second;
        }

        class Inner {
          final String s;
          Inner(String s) { this.s = s; }
          int get() { return s.length() + over(new int[0][]); }
        }

        static class Nested {
          Nested(String s) {}
        }

        enum Kind {
          A("a") {
            @Override int size() { return 1; }
          },
          B("b");
          final String text;
          Kind(String text) { this.text = text; }
          int size() { return 2; }
        }

        record Point(int x, List<String> names) {
          Point {
            if (x < 0) throw new IllegalArgumentException();
          }
          int twice() { return 2 * x; }
        }

        interface Face {
          default int one() { return 1; }
          int two();
        }
      }

      class Second {
        void alone() {}
      }
      """;

  @TempDir Path root;

  private Target target() {
    Fixture fixture = new Fixture(root);
    fixture.main("p/Shapes.java", SHAPES);
    return fixture.target();
  }

  private static String text(Sources sources, String ref) {
    SourceLookup lookup = sources.find(MethodRef.parse(ref));
    assertThat(lookup).as(ref).isInstanceOf(Found.class);
    return ((Found) lookup).method().text();
  }

  @Test
  void methods_of_every_shape_are_found_in_their_source() {
    Sources sources = Sources.of(target());
    Map<String, String> expected =
        Map.ofEntries(
            Map.entry("p.Shapes#over(Ljava/util/List;)I", "int over(List<T> list) { return 1; }"),
            Map.entry("p.Shapes#over(Ljava/lang/Comparable;)I", "int over(T one) { return 2; }"),
            Map.entry(
                "p.Shapes#over(Ljava/util/Map$Entry;[Ljava/lang/Object;)I",
                "<U, V extends Map.Entry<U, T>> int over(V entry, U... rest) { return 3; }"),
            Map.entry("p.Shapes#over([[I)I", "int over(int[][] grid) { return 4; }"),
            Map.entry("p.Shapes#<init>(I)V", "Shapes(int size) {}"),
            Map.entry(
                "p.Shapes$Inner#<init>(Lp/Shapes;Ljava/lang/String;)V",
                "Inner(String s) { this.s = s; }"),
            Map.entry("p.Shapes$Nested#<init>(Ljava/lang/String;)V", "Nested(String s) {}"),
            Map.entry(
                "p.Shapes$Kind#<init>(Ljava/lang/String;ILjava/lang/String;)V",
                "Kind(String text) { this.text = text; }"),
            Map.entry("p.Shapes$Kind$1#size()I", "@Override int size() { return 1; }"),
            Map.entry("p.Shapes$Point#twice()I", "int twice() { return 2 * x; }"),
            Map.entry("p.Shapes$Face#one()I", "default int one() { return 1; }"),
            Map.entry("p.Shapes$Face#two()I", "int two();"),
            Map.entry("p.Second#alone()V", "void alone() {}"));
    expected.forEach((ref, text) -> assertThat(text(sources, ref)).isEqualTo(text));
    assertThat(text(sources, "p.Shapes#<clinit>()V")).startsWith("static {\n");
    assertThat(text(sources, "p.Shapes$Point#<init>(ILjava/util/List;)V")).startsWith("Point {");
  }

  @Test
  void local_and_anonymous_classes_are_told_apart_and_name_the_method_that_holds_them() {
    Sources sources = Sources.of(target());
    MethodRef twice = MethodRef.parse("p.Shapes#twice(I)Ljava/lang/Object;");
    for (String name : new String[] {"p.Shapes$2", "p.Shapes$3"}) {
      MethodRef ref = new MethodRef(name, "toString", "()Ljava/lang/String;");
      SourceMethod method = ((Found) sources.find(ref)).method();
      assertThat(method.holder()).contains(twice);
      assertThat(method.text()).contains(name.endsWith("2") ? "\"a\"" : "\"b\"");
    }
    MethodRef run = MethodRef.parse("p.Shapes$1#run()V");
    SourceMethod inField = ((Found) sources.find(run)).method();
    assertThat(inField.text()).contains("System.gc()");
    assertThat(inField.holder()).isEmpty();
    MethodRef get = MethodRef.parse("p.Shapes$3$1Local#get()I");
    assertThat(((Found) sources.find(get)).method().holder()).contains(twice);
    assertThat(text(sources, "p.Shapes$3$1Local#<init>(Lp/Shapes$3;I)V"))
        .startsWith("Local(int n)");
  }

  @Test
  void a_lambda_is_found_as_the_method_around_it() {
    Sources sources = Sources.of(target());
    for (int i = 0; i < 2; i++) {
      String descriptor = i == 0 ? "()I" : "()Ljava/lang/Integer;";
      MethodRef lambda = new MethodRef("p.Shapes", "lambda$lambdas$" + i, descriptor);
      assertThat(((Found) sources.find(lambda)).method().ref())
          .isEqualTo(MethodRef.parse("p.Shapes#lambdas()Ljava/util/function/Supplier;"));
    }
  }

  @Test
  void what_the_compiler_made_has_no_source() {
    Sources sources = Sources.of(target());
    for (String ref :
        new String[] {
          "p.Shapes$Kind#valueOf(Ljava/lang/String;)Lp/Shapes$Kind;",
          "p.Shapes$Point#x()I",
          "p.Second#<init>()V"
        }) {
      assertThat(sources.find(MethodRef.parse(ref)))
          .isInstanceOfSatisfying(
              Missing.class, m -> assertThat(m.reason()).isEqualTo(Reason.NOT_WRITTEN));
    }
    assertThat(sources.find(MethodRef.parse("q.Gone#x()V")))
        .isEqualTo(new Missing(Reason.NO_CLASS_FILE, "q.Gone"));
  }

  @Test
  void a_line_leads_to_the_innermost_method() throws Exception {
    Sources sources = Sources.of(target());
    Path file = Path.of("src/main/java/p/Shapes.java");
    int line =
        1
            + Files.readString(root.resolve(file))
                .lines()
                .toList()
                .indexOf("          Local(int n) { this.n = n + captured; }");
    assertThat(sources.at(file, line).map(m -> m.ref().className())).contains("p.Shapes$3$1Local");
    assertThat(sources.unit("p.Second")).contains(file);
    assertThat(sources.at(file, 1)).isEqualTo(Optional.empty());
  }

  @Test
  void class_files_of_another_text_and_text_that_does_not_parse_are_told() throws Exception {
    Target target = target();
    Path file = root.resolve("src/main/java/p/Shapes.java");
    Files.writeString(file, "\n".repeat(200) + SHAPES);
    MethodRef ref = MethodRef.parse("p.Shapes#over([[I)I");
    assertThat(((Missing) Sources.of(target).find(ref)).reason()).isEqualTo(Reason.OTHER_LINES);
    Files.writeString(file, "class {");
    Missing missing = (Missing) Sources.of(target).find(ref);
    assertThat(missing.reason()).isEqualTo(Reason.DOES_NOT_PARSE);
    assertThat(missing.detail()).contains("Shapes.java");
  }

  @Test
  void windows_line_ends_and_characters_beyond_the_plane_keep_offsets_exact() {
    Fixture fixture = new Fixture(root);
    fixture.main("C.java", "class C {\r\n\tString s = \"😀\"; int\tm() { return 1; }\r\n}\r\n");
    assertThat(text(Sources.of(fixture.target()), "C#m()I")).isEqualTo("int\tm() { return 1; }");
  }
}
