package dev.hasten.target.bytecode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.target.Fixture;
import dev.hasten.target.bytecode.ApiDifference.Change;
import dev.hasten.target.bytecode.ApiDifference.Kind;
import dev.hasten.target.bytecode.ApiDifference.Reach;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DifferenceTest {
  @TempDir Path root;

  private Path compile(String name, String text) {
    Fixture fixture = new Fixture(root.resolve(name));
    fixture.main("A.java", text);
    return fixture.target().modules().get(0).classes();
  }

  private boolean same(String a, String b) throws IOException {
    Path one = compile("a", a).resolve("A.class");
    Path two = compile("b", b).resolve("A.class");
    return Bytecode.sameCode(Files.readAllBytes(one), Files.readAllBytes(two));
  }

  @Test
  void lines_and_names_of_locals_do_not_change_the_code() throws IOException {
    String text = "class A { int m(int x) { int y = x; return y; } }";
    assertThat(same(text, "\n\n" + text.replace("y", "zzz"))).isTrue();
    assertThat(same(text, text.replace("return y", "return y + 0"))).isFalse();
  }

  @Test
  void fields_on_one_side_or_with_another_type_are_a_difference_of_layout() {
    Path a = compile("a", "class A { int x; long y; static int s; private int p; class B {} }");
    Path b = compile("b", "class A { int x; int y; static int s, t; private int q; class B {} }");
    assertThat(Layout.difference(a, b)).hasSize(1);
    assertThat(Layout.difference(a, b).get("A")).containsExactly("p", "q", "t", "y");
    assertThat(Layout.unrestorable(a, b)).containsExactly("A");
    assertThat(Layout.difference(a, a)).isEmpty();
  }

  @Test
  void a_field_that_holds_other_things_than_before_is_another_field() {
    Path a = compile("a", "class A { private java.util.List<String> parts; }");
    Path b = compile("b", "class A { private java.util.List<StringBuilder> parts; }");
    assertThat(Layout.difference(a, b).get("A")).containsExactly("parts");
    assertThat(Layout.unrestorable(a, b)).containsExactly("A");
  }

  @Test
  void another_constructor_or_superclass_makes_objects_unrestorable() {
    Path a = compile("a", "class A { A() {} static class B {} static class C {} }");
    Path b = compile("b", "class A { A(int n) {} static class B {} static class C extends B {} }");
    assertThat(Layout.unrestorable(a, b)).containsExactly("A", "A$C");
  }

  @Test
  void what_callers_link_to_or_copied_is_a_difference_of_the_api() {
    Path a =
        compile(
            "a",
            "public class A { public static final int N = 1; void gone() {} private void own() {}"
                + " public void m() {} }");
    Path b =
        compile(
            "b",
            "public class A { public static final int N = 2; public void fresh() {}"
                + " public synchronized final void m() {} }");
    List<Change> changes = ApiDifference.between(a, b);
    assertThat(changes)
        .containsExactlyInAnyOrder(
            new Change(Kind.CONSTANT, "A", "N", "1", "2", Reach.EVERYONE),
            new Change(Kind.REMOVED, "A", "gone()V", "package-private", "", Reach.PACKAGE),
            new Change(Kind.ADDED, "A", "fresh()V", "", "public", Reach.EVERYONE),
            new Change(Kind.MODIFIERS, "A", "m()V", "public", "public final", Reach.EVERYONE));
    assertThat(ApiDifference.between(a, a)).isEmpty();
  }

  @Test
  void fields_number_and_hooks_make_the_serialised_form() {
    String text =
        "class A implements java.io.Serializable { static final long serialVersionUID = 1; int x; }";

    assertThat(form(text, text.replace("int x;", "int x; transient int y;"))).isEmpty();
    assertThat(form(text, text.replace("int x;", "int y;")))
        .singleElement()
        .asString()
        .contains("other fields", "x I", "y I");
    assertThat(form(text, text.replace("= 1", "= 2")))
        .singleElement()
        .asString()
        .contains("serialVersionUID", "1 became 2");
    assertThat(form(text, text.replace("int x;", "int x; Object writeReplace() { return x; }")))
        .singleElement()
        .asString()
        .contains("writeReplace");
  }

  @Test
  void without_a_number_the_one_by_default_counts_and_private_methods_do_not() {
    String text = "class A extends java.util.ArrayList<String> { int x; }";

    assertThat(form(text, text.replace("int x;", "int x; private void f() {}"))).isEmpty();
    assertThat(form(text, text.replace("int x;", "int x; void f() {}")))
        .singleElement()
        .asString()
        .contains("by default");
    assertThat(form("class A { int x; }", "class A { int y; }")).isEmpty();
  }

  private List<String> form(String before, String after) {
    Path a = compile("before" + Math.abs(after.hashCode()), before);
    Path b = compile("after" + Math.abs(after.hashCode()), after);
    return SerialForm.between(a, b, a).stream().map(SerialForm.Change::what).toList();
  }

  @Test
  void a_class_of_final_fields_that_gains_one_that_can_change_is_newly_mutable() {
    Path a =
        compile(
            "a", "class A { final int x = f(); int f() { return 1; } static class B { int y; } }");
    Path b =
        compile(
            "b",
            "class A { final int x = f(); final int[] z = {}; int f() { return 1; }"
                + " static class B { int y; int z; } }");
    Path c =
        compile("c", "class A { final int x = f(); final String s = \"\"; int f() { return 1; } }");

    assertThat(Sharing.newlyMutable(a, b)).containsExactly("A");
    assertThat(Sharing.newlyMutable(a, c)).isEmpty();
  }
}
