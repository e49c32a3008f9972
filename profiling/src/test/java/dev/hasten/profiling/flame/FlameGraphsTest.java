package dev.hasten.profiling.flame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.profiling.CallTree;
import dev.hasten.profiling.Dimension;
import dev.hasten.profiling.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlameGraphsTest {
  @Test
  void stacks_of_different_lines_fall_together_by_name() {
    CallTree.Builder builder = new CallTree.Builder();
    for (int line = 1; line <= 2; line++) {
      Frame frame = Frame.java("a.B", "<init>", "()V", line);
      builder.add(builder.place(List.of(frame)), Dimension.CPU, 5);
    }

    String page = FlameGraphs.html(builder.build(), Dimension.CPU, "Before");

    assertThat(page).contains("a/B.{init}", "<h1>Before</h1>", "n(3,10)");
  }

  @Test
  void a_page_fetches_nothing() {
    String page = FlameGraphs.html(tree("m", 1), Dimension.CPU, "Before");

    assertThat(page)
        .doesNotContainIgnoringCase("src=")
        .doesNotContain("@import", "url(", "<link", "fetch(", "XMLHttpRequest", "import(");
  }

  @Test
  void a_name_made_to_break_out_of_the_page_cannot() {
    String hostile = "x'];</script><script>alert(\"1\")</script>\\\n;y";

    String page = FlameGraphs.html(tree(hostile, 1), Dimension.CPU, hostile);

    assertThat(page).doesNotContain("alert(\"").containsOnlyOnce("</script></body>");
    assertThat(page.split("</script>", -1))
        .hasSameSizeAs(FlameGraphs.html(tree("m", 1), Dimension.CPU, "t").split("</script>", -1));
  }

  @Test
  void a_differential_graph_compares_shares() {
    CallTree before = tree("m", 10);

    assertThat(FlameGraphs.differential(before, tree("m", 1000), Dimension.CPU, "Difference"))
        .doesNotContain("\nd=9");
    assertThat(FlameGraphs.differential(before, tree("n", 1000), Dimension.CPU, "Difference"))
        .contains("\nd=U");
  }

  @Test
  void an_empty_tree_is_an_empty_page() {
    assertThat(FlameGraphs.html(new CallTree.Builder().build(), Dimension.CPU, "t"))
        .contains("</html>");
  }

  private static CallTree tree(String method, long weight) {
    CallTree.Builder builder = new CallTree.Builder();
    builder.add(builder.place(List.of(Frame.java("C", method, "()V", 0))), Dimension.CPU, weight);
    return builder.build();
  }
}
