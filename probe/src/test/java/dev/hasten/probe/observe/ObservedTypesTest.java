package dev.hasten.probe.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.GraphWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The types of the list in {@code docs/observed-types.md}. */
class ObservedTypesTest {
  private static final Path LIST = Path.of("../docs/observed-types.md");

  private static List<Byte> seen(Object value) {
    byte[] bytes =
        Observer.observe(new Object[] {value}, null, ObserveConfig.DEFAULT.consuming(true));
    List<Byte> list = new ArrayList<>();
    for (byte b : bytes) {
      list.add(b);
    }
    return list;
  }

  @Test
  void the_list_in_the_documents_is_the_one_that_is_tested() throws Exception {
    List<String> listed =
        Files.readAllLines(LIST).stream()
            .filter(line -> line.startsWith("- "))
            .map(line -> line.substring(2))
            .toList();

    assertThat(
            TypeSamples.types()
                .map(t -> t.name() + (t.recorded() ? "" : " (observed, never recorded)")))
        .containsExactlyElementsOf(listed);
  }

  @ParameterizedTest
  @MethodSource("dev.hasten.probe.observe.TypeSamples#types")
  void a_value_is_seen_alike_each_time_and_comes_back_from_paper_as_it_was(TypeSamples.Type type)
      throws Exception {
    for (Supplier<Object> value : type.values()) {
      List<Byte> seen = seen(value.get());
      assertThat(seen(value.get())).isEqualTo(seen);
      if (type.recorded()) {
        byte[] graph = GraphWriter.write(new Object[] {value.get()}, GraphLimits.DEFAULT);
        Object again = new GraphReader(graph, getClass().getClassLoader()).read()[0];
        assertThat(seen(again)).as("%s", value.get().getClass()).isEqualTo(seen);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.hasten.probe.observe.TypeSamples#types")
  void values_that_a_caller_can_tell_apart_never_compare_equal(TypeSamples.Type type) {
    Map<List<Byte>, Integer> owners = new HashMap<>();
    for (int i = 0; i < type.values().size(); i++) {
      Integer other = owners.put(seen(type.values().get(i).get()), i);
      assertThat(other).as("value of %s seen as value %d", type, i).isNull();
    }
  }

  @Test
  void values_of_different_classes_never_compare_equal() {
    Map<List<Byte>, Class<?>> owners = new HashMap<>();
    TypeSamples.types()
        .flatMap(t -> t.values().stream())
        .map(Supplier::get)
        .forEach(
            value ->
                assertThat(owners.merge(seen(value), value.getClass(), (one, other) -> one))
                    .isEqualTo(value.getClass()));
  }
}
