package dev.hasten.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CallTreeTest {
  private static final Frame A = Frame.java("C", "a", "()V", 1);
  private static final Frame B = Frame.java("C", "b", "()V", 2);

  @Test
  void a_node_costs_what_it_and_its_callees_cost() {
    CallTree tree = tree(List.of(A), 3, List.of(A, B), 4);

    CallTree.Node a = tree.root().children().iterator().next();
    assertThat(a.frame()).isEqualTo(A);
    assertThat(a.self(Dimension.CPU)).isEqualTo(3);
    assertThat(a.total(Dimension.CPU)).isEqualTo(7);
    assertThat(tree.total(Dimension.CPU)).isEqualTo(7);
    assertThat(tree.samples(Dimension.CPU)).isEqualTo(2);
    assertThat(tree.total(Dimension.LOCK)).isZero();
  }

  @Test
  void every_sampled_stack_is_shown_with_its_path() {
    CallTree tree = tree(List.of(A, B, A), 3, List.of(B), 4);

    assertThat(stacks(tree)).isEqualTo(Map.of("aba", 3L, "b", 4L));
  }

  @Test
  void merged_trees_add_up_stack_by_stack() {
    CallTree tree =
        CallTree.merge(
            List.of(
                tree(List.of(A, B), 1, List.of(A), 2), tree(List.of(A, B), 10, List.of(B), 20)));

    assertThat(stacks(tree)).isEqualTo(Map.of("ab", 11L, "a", 2L, "b", 20L));
    assertThat(tree.samples(Dimension.CPU)).isEqualTo(4);
  }

  @Test
  void a_stack_thousands_deep_is_no_trouble() {
    List<Frame> deep = java.util.Collections.nCopies(20_000, A);

    CallTree tree = CallTree.merge(List.of(tree(deep, 1, List.of(A), 1)));

    assertThat(tree.total(Dimension.CPU)).isEqualTo(2);
  }

  @Test
  void a_negative_weight_is_refused() {
    CallTree.Builder builder = new CallTree.Builder();

    assertThatThrownBy(() -> builder.add(builder.place(List.of(A)), Dimension.CPU, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static CallTree tree(List<Frame> one, long weight, List<Frame> other, long otherWeight) {
    CallTree.Builder builder = new CallTree.Builder();
    builder.add(builder.place(one), Dimension.CPU, weight);
    builder.add(builder.place(other), Dimension.CPU, otherWeight);
    return builder.build();
  }

  private static Map<String, Long> stacks(CallTree tree) {
    Map<String, Long> stacks = new TreeMap<>();
    tree.forEachStack(
        (frames, node) ->
            stacks.put(
                String.join("", frames.stream().map(Frame::method).toList()),
                node.self(Dimension.CPU)));
    return stacks;
  }
}
