package dev.hasten.target.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemberSpliceTest {
  private static final Path FILE = Path.of("src/main/java/a/B.java");
  private static final String TEXT =
      """
      package a;

      import java.util.List;
      import java.util.Set;

      public class B {
          // kept
          private int x = 1;

          /** Kept too. */
          public int f(List<String> l, int... n) { // odd   spacing
              return 1;
          }

          static class C {
              void g() {}
          }
      }
      """;

  private static String after(MemberEdit... edits) {
    MemberSplice.Spliced spliced = MemberSplice.splice(FILE, TEXT, List.of(edits));
    assertThat(spliced).isInstanceOf(MemberSplice.Spliced.Edits.class);
    StringBuilder text = new StringBuilder(TEXT);
    List<TextEdit> list = ((MemberSplice.Spliced.Edits) spliced).edits();
    for (int i = list.size() - 1; i >= 0; i--) {
      TextEdit e = list.get(i);
      assertThat(text.substring(e.start(), e.end())).isEqualTo(e.expected());
      text.replace(e.start(), e.end(), e.replacement());
    }
    return text.toString();
  }

  private static String problem(MemberEdit edit) {
    MemberSplice.Spliced spliced = MemberSplice.splice(FILE, TEXT, List.of(edit));
    assertThat(spliced).isInstanceOf(MemberSplice.Spliced.Problem.class);
    return ((MemberSplice.Spliced.Problem) spliced).reason();
  }

  @Test
  void a_replaced_method_keeps_its_javadoc_and_takes_the_indent_of_its_place() {
    assertThat(
            after(
                new MemberEdit.Replace(
                    "a.B",
                    "f(List, int[])",
                    "public int f(List<String> l, int... n) {\n  return 2;\n}")))
        .isEqualTo(
            TEXT.replace(
                "public int f(List<String> l, int... n) { // odd   spacing\n        return 1;",
                "public int f(List<String> l, int... n) {\n      return 2;"));
  }

  @Test
  void members_are_added_behind_the_last_and_imports_where_they_sort() {
    String text =
        after(
            new MemberEdit.Add("a.B.C", "int h() {\n    return 3;\n}"),
            new MemberEdit.Import("a.B", "java.util.Map"),
            new MemberEdit.Import("a.B", "java.util.Set"));
    assertThat(text)
        .contains("import java.util.List;\nimport java.util.Map;\nimport java.util.Set;\n")
        .contains(
            "        void g() {}\n\n        int h() {\n            return 3;\n        }\n    }\n");
  }

  @Test
  void a_removed_member_takes_its_line_with_it() {
    assertThat(after(new MemberEdit.Remove("a.B", "x")))
        .doesNotContain("private int x")
        .contains("/** Kept too. */");
  }

  @Test
  void what_is_not_there_is_named_beside_what_is() {
    assertThat(problem(new MemberEdit.Remove("a.B", "f(String)")))
        .isEqualTo("there is no member f(String) in a.B; there is f(List<String>,int...)");
    assertThat(problem(new MemberEdit.Add("a.X", "int y;"))).contains("no type a.X");
    assertThat(problem(new MemberEdit.Add("a.B", "int y("))).contains("is not a declaration");
    assertThat(problem(new MemberEdit.Add("a.B", "} class D {"))).contains("closes its class");
  }
}
