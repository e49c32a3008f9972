package dev.hasten.probe.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CopierTest {
  static final class Document {
    final List<String> lines = new ArrayList<>(List.of("one", "two"));
  }

  static final class Writer {
    final StringBuilder out = new StringBuilder(100).append("start");
    final Map<Object, String> names = new HashMap<>();
  }

  static final class Renderer {
    final Writer writer = new Writer();
    final Document document = new Document();
    final Document[] all = {document, new Document()};
    @Nullable Renderer self;
  }

  private static Copier copier(Consumer<Object[]> call, Object... roots) throws Exception {
    byte[] graph = GraphWriter.write(roots, new GraphLimits(100_000, 1 << 20));
    return new Copier(new GraphReader(graph, CopierTest.class.getClassLoader()), call::accept);
  }

  @SuppressWarnings("unchecked")
  private static void put(Object map, Object value) {
    ((Map<String, Object>) map).put("it", value);
  }

  private static Renderer renderer(Copier copier) throws Exception {
    return (Renderer) copier.copy()[0];
  }

  private static void write(Object[] roots) {
    ((Renderer) roots[0]).writer.out.append('x');
  }

  @Test
  void copies_the_roots_and_what_leads_to_a_change_and_shares_the_rest() throws Exception {
    Copier copier = copier(CopierTest::write, new Renderer());
    Renderer first = renderer(copier);
    Renderer second = renderer(copier);
    assertThat(first).isNotSameAs(second);
    assertThat(first.writer).isNotSameAs(second.writer);
    assertThat(first.writer.out).isNotSameAs(second.writer.out);
    assertThat(first.writer.names).isSameAs(second.writer.names);
    assertThat(first.document).isSameAs(second.document).isSameAs(first.all[0]);
    assertThat(first.all).isSameAs(second.all);
    assertThat(copier.copied()).isEqualTo(4);
  }

  @Test
  void each_copy_is_as_the_recording_was_whatever_calls_did_to_earlier_ones() throws Exception {
    Copier copier = copier(CopierTest::write, new Renderer());
    for (int i = 0; i < 3; i++) {
      Object[] roots = copier.copy();
      assertThat(((Renderer) roots[0]).writer.out).hasToString("start");
      assertThat(((Renderer) roots[0]).writer.out.capacity()).isEqualTo(100);
      write(roots);
    }
    assertThat(copier.isIntact()).isTrue();
  }

  @Test
  void what_is_one_object_twice_is_one_object_twice_in_a_copy() throws Exception {
    int[] numbers = {1, 2};
    Renderer renderer = new Renderer();
    renderer.self = renderer;
    Copier copier =
        copier(roots -> ((Renderer) roots[0]).all[1].lines.add("x"), renderer, numbers, numbers);
    Object[] copy = copier.copy();
    Renderer copied = (Renderer) copy[0];
    assertThat(copied.self).isSameAs(copied);
    assertThat(copied.all[0]).isSameAs(copied.document);
    assertThat(copy[1]).isSameAs(copy[2]).isNotSameAs(copier.copy()[1]).isEqualTo(numbers);
  }

  @Test
  void a_copied_key_is_found_by_its_new_identity() throws Exception {
    Renderer renderer = new Renderer();
    renderer.writer.names.put(renderer, "this");
    Map<Object, Object> identity = new IdentityHashMap<>(Map.of(renderer, renderer));
    Object[] copy = copier(CopierTest::write, renderer, identity).copy();
    assertThat(((Renderer) copy[0]).writer.names).containsEntry(copy[0], "this");
    assertThat(((Map<?, ?>) copy[1]).get(copy[0])).isSameAs(copy[0]);
  }

  @Test
  void a_root_that_hangs_together_with_much_else_is_shared_where_no_call_changes_it()
      throws Exception {
    List<Object> ring = new ArrayList<>();
    ring.add(ring);
    for (int i = 0; i < 100; i++) {
      ring.add(new Object[] {ring});
    }
    Copier copier =
        copier(roots -> ((StringBuilder) roots[0]).append('x'), new StringBuilder(), ring);
    assertThat(copier.copy()[1]).isSameAs(copier.copy()[1]);
    assertThat(copier.copied()).isEqualTo(2);
  }

  @Test
  void a_key_of_an_immutable_map_is_found_by_its_new_identity() throws Exception {
    Renderer renderer = new Renderer();
    Map<Object, Object> names = Map.of(renderer, "this", "other", 1, "third", 3);
    Object[] copy = copier(CopierTest::write, renderer, names).copy();
    assertThat(((Map<?, ?>) copy[1]).get(copy[0])).isEqualTo("this");
    assertThat(((Map<?, ?>) copy[1]).get("other")).isEqualTo(1);
  }

  @Test
  void what_a_copy_is_put_into_is_copied_as_well() throws Exception {
    Map<String, Object> known = new HashMap<>();
    Renderer renderer = new Renderer();
    known.put("it", renderer);
    Copier copier =
        copier(roots -> put(roots[2], roots[0]), renderer, new Object[][] {{known}}, known);
    Object[] first = copier.copy();
    assertThat(((Map<?, ?>) first[2]).get("it")).isSameAs(first[0]);
    assertThat(copier.isIntact()).isTrue();
  }

  @Test
  void roots_that_never_change_are_not_copied() throws Exception {
    Copier copier = copier(roots -> {}, "text", 7, 'c', Thread.State.NEW);
    assertThat(copier.copied()).isZero();
    assertThat(copier.copy()[0]).isSameAs(copier.copy()[0]);
  }

  @Test
  void a_change_to_what_is_shared_is_noticed() throws Exception {
    Copier copier = copier(CopierTest::write, new Renderer());
    Renderer copy = renderer(copier);
    assertThat(copier.isIntact()).isTrue();
    copy.document.lines.set(0, "cached");
    assertThat(copier.isIntact()).isFalse();
  }

  @Test
  void a_call_that_puts_something_in_the_place_of_something_like_it_has_changed_it()
      throws Exception {
    Copier copier =
        copier(
            roots -> ((Document[]) roots[0])[1] = new Document(),
            (Object) new Document[] {new Document(), new Document()});
    Document[] first = (Document[]) copier.copy()[0];
    assertThat(first).isNotSameAs(copier.copy()[0]);
    assertThat(first[0]).isSameAs(((Document[]) copier.copy()[0])[0]);
  }
}
