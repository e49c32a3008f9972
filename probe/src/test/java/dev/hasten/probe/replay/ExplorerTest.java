package dev.hasten.probe.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hasten.mazes.Mazes;
import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.GraphWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExplorerTest {
  private static final ClassLoader LOADER = ExplorerTest.class.getClassLoader();

  @Test
  void constants_of_the_code_open_its_branches() throws Throwable {
    assertThat(outcomes("constants", "(Ljava/lang/String;I)I", call("plain", 7))).contains(0, 1);
  }

  @Test
  void both_sides_of_a_comparison_and_the_edge_itself_are_reached() throws Throwable {
    assertThat(outcomes("boundary", "(Ljava/lang/String;I)Ljava/lang/String;", call("text", 1)))
        .contains("below", "at", "above");
  }

  @Test
  void a_find_is_the_base_of_the_next() throws Throwable {
    assertThat(outcomes("chain", "(Ljava/lang/String;)I", call("x"))).contains(0, 1, 50);
  }

  @Test
  void a_call_without_end_is_ended() {
    assertThatCode(() -> outcomes("endless", "(Ljava/lang/String;)I", call("")))
        .doesNotThrowAnyException();
  }

  @Test
  void a_receiver_is_brought_into_other_states() throws Throwable {
    byte[] remove = write(new Mazes.Removing(Arrays.asList("a", "b", "c")));
    EntryPoint entry = EntryPoint.find(Mazes.Removing.class.getName(), "remove", "()V", LOADER);
    Set<Object> ends = new HashSet<>();
    for (byte[] graph : explored(entry, remove)) {
      Object[] roots = new GraphReader(graph, LOADER).read();
      try {
        entry.call(roots);
        ends.add("removed");
      } catch (IllegalStateException e) {
        ends.add("refused");
      }
    }
    assertThat(ends).contains("removed");
  }

  private static byte[] call(Object... arguments) throws Exception {
    List<Object> roots = new ArrayList<>();
    roots.add(null);
    roots.addAll(Arrays.asList(arguments));
    return GraphWriter.write(roots.toArray(), GraphLimits.DEFAULT);
  }

  private static byte[] write(Object... roots) throws Exception {
    return GraphWriter.write(roots, GraphLimits.DEFAULT);
  }

  private static Set<Object> outcomes(String method, String descriptor, byte[] captured)
      throws Throwable {
    EntryPoint entry = EntryPoint.find(Mazes.class.getName(), method, descriptor, LOADER);
    Set<Object> outcomes = new HashSet<>();
    List<byte[]> all = explored(entry, captured);
    all.add(captured);
    if (!method.equals("endless")) {
      for (byte[] graph : all) {
        try {
          outcomes.add(entry.call(new GraphReader(graph, LOADER).read()));
        } catch (RuntimeException e) {
          outcomes.add(e.getClass());
        }
      }
    }
    return outcomes;
  }

  private static List<byte[]> explored(EntryPoint entry, byte[] captured) throws Exception {
    Explorer explorer = new Explorer(entry, 7);
    List<byte[]> one = new ArrayList<>();
    one.add(captured);
    explorer.explore(one, new ArrayList<>(), 400, 1500);
    return explorer.found();
  }
}
