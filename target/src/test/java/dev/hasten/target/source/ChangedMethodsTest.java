package dev.hasten.target.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.target.Fixture;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Target;
import dev.hasten.target.edit.Patch;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedMethodsTest {
  private static final String TEXT =
      """
      package p;

      class A {
        static int n = 1;
        int m = n;

        /** Says it. */
        int one(int x) { return x + 1; }

        Object two() {
          return new Object() {
            int three() { return 3; }
          };
        }

        static class B {
          void gone(java.util.Map.Entry<String, String> e) {}
        }
      }
      """;

  @TempDir Path root;
  private Target target;
  private Path file;

  @BeforeEach
  void lay_out() {
    Fixture fixture = new Fixture(root);
    file = fixture.main("p/A.java", TEXT);
    target = fixture.target();
  }

  private ChangedMethods change(String from, String to) {
    assertThat(TEXT).contains(from);
    Patch patch = new Patch(Map.of(file, Optional.of(TEXT.replace(from, to))));
    return ChangedMethods.between(target, patch);
  }

  @Test
  void comments_and_layout_do_not_count() {
    assertThat(change("/** Says it. */", "// no").isEmpty()).isTrue();
    assertThat(change("{ return x + 1; }", "{\r\n  return x +1;\r\n}").isEmpty()).isTrue();
  }

  @Test
  void a_changed_body_names_its_method() {
    ChangedMethods changes = change("x + 1", "1 + x");
    assertThat(changes.changed()).containsExactly(MethodRef.parse("p.A#one(I)I"));
    assertThat(changes.added()).isEmpty();
    assertThat(changes.headers()).isEmpty();
  }

  @Test
  void an_anonymous_class_counts_for_the_method_that_holds_it() {
    assertThat(change("return 3", "return 4").changed())
        .containsExactly(MethodRef.parse("p.A#two()Ljava/lang/Object;"));
  }

  @Test
  void added_and_removed_methods_fields_and_headers_are_told() {
    ChangedMethods changes =
        change(
            "void gone(java.util.Map.Entry<String, String> e) {}",
            "<T> T fresh(T[]... t) { return null; }");
    assertThat(changes.removed())
        .containsExactly(MethodRef.parse("p.A$B#gone(Ljava/util/Map$Entry;)V"));
    assertThat(changes.added().first().parameters()).containsExactly("Object[][]");
    assertThat(change("n = 1", "n = 2").fields()).containsKey("p.A");
    assertThat(change("class A", "final class A").headers()).containsExactly("p.A");
    assertThat(change("class A", "import java.util.List; class A").imports()).containsExactly(file);
  }

  @Test
  void another_order_of_initialisation_is_a_change() {
    ChangedMethods changes =
        change("static int n = 1;\n  int m = n;", "int m = n;\n static int n = 1;");
    assertThat(changes.initializers()).containsExactly("p.A");
    assertThat(changes.fields()).isEmpty();
  }

  @Test
  void a_deleted_file_removes_and_a_broken_one_is_left_out() {
    ChangedMethods deleted =
        ChangedMethods.between(target, new Patch(Map.of(file, Optional.empty())));
    assertThat(deleted.removed()).hasSize(3);
    assertThat(deleted.headers()).containsExactly("p.A", "p.A$B");
    assertThat(change("class A {", "class A {{").unread()).containsKey(file);
  }
}
