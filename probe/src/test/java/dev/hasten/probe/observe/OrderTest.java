package dev.hasten.probe.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OrderTest {
  /** Its identity is its hash, so that a table of such lies in another order each time. */
  static final class Node {
    final String name;
    final List<Node> children = new ArrayList<>();

    Node(String name, Node... children) {
      this.name = name;
      this.children.addAll(Arrays.asList(children));
    }
  }

  private static Node tree() {
    return new Node(
        "root",
        new Node("a", new Node("x"), new Node("x"), new Node("y"), new Node("x")),
        new Node("b", new Node("x"), new Node("x")));
  }

  private static Map<Node, Node> parents(Node node, Map<Node, Node> into) {
    for (Node child : node.children) {
      into.put(child, node);
      parents(child, into);
    }
    return into;
  }

  private static byte[] observe(Object... roots) {
    ObserveConfig config =
        new ObserveConfig(Map.of(), ObserveConfig.OBJECTS, ObserveConfig.BYTES, true);
    return Observer.observe(roots, null, config);
  }

  @Test
  void equal_keys_are_told_apart_by_where_else_they_are() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      Node root = tree();
      seen.add(Arrays.toString(observe(parents(root, new HashMap<>()), List.of(List.of(root)))));
    }
    assertThat(seen).hasSize(1);
  }

  @Test
  void equal_keys_are_told_apart_by_the_values_that_hold_them() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      seen.add(Arrays.toString(observe(parents(tree(), new HashMap<>()))));
    }
    assertThat(seen).hasSize(1);
  }

  @Test
  void equal_keys_are_told_apart_by_what_they_refer_to() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      Node root = tree();
      Set<Node> some = new HashSet<>();
      root.children.get(0).children.forEach(child -> some.add(new Node("to", child)));
      seen.add(Arrays.toString(observe(some, List.of(List.of(root)))));
    }
    assertThat(seen).hasSize(1);
  }

  @Test
  void equal_elements_of_a_set_are_too() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      Node root = tree();
      Set<Node> some = new HashSet<>(root.children.get(0).children.subList(1, 4));
      seen.add(Arrays.toString(observe(some, List.of(List.of(root)))));
    }
    assertThat(seen).hasSize(1);
  }

  @Test
  void which_of_two_equal_ones_a_set_holds_is_still_a_difference() {
    Node one = tree();
    Node other = tree();
    Set<Node> first = Set.of(one.children.get(0).children.get(0), one.children.get(0));
    Set<Node> second = Set.of(other.children.get(0).children.get(1), other.children.get(0));
    assertThat(observe(first, List.of(List.of(one))))
        .isNotEqualTo(observe(second, List.of(List.of(other))));
  }

  @Test
  void what_can_be_used_up_but_once_is_seen() {
    Iterator<String> iterator = List.of("left").iterator();
    Set<Node> set = new HashSet<>(Arrays.asList(new Node("x"), new Node("x")));
    assertThat(new String(observe(iterator, set), java.nio.charset.StandardCharsets.ISO_8859_1))
        .contains("left");
  }
}
