package dev.hasten.probe.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphReader;
import dev.hasten.probe.graph.GraphWriter;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class InputsTest {
  @Test
  void changed_calls_that_carry_much_are_fewer() throws Exception {
    ClassLoader loader = InputsTest.class.getClassLoader();
    EntryPoint entry =
        EntryPoint.find("java.lang.String", "indexOf", "(Ljava/lang/String;)I", loader);
    byte[] large = GraphWriter.write(new Object[] {"a".repeat(1 << 20), "b"}, GraphLimits.DEFAULT);
    byte[] small = GraphWriter.write(new Object[] {"abc", "b"}, GraphLimits.DEFAULT);

    assertThat(Inputs.mutate(entry, loader, List.of(small), 640, 1)).hasSizeGreaterThan(400);
    List<byte[]> few = Inputs.mutate(entry, loader, List.of(large), 640, 1);
    assertThat(few).hasSizeBetween(8, 64);
    assertThat(few.stream().mapToLong(graph -> graph.length).sum()).isLessThan(48 << 20);
  }

  @Test
  @Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_pipe_that_nobody_writes_to_is_not_read_from() throws Exception {
    ClassLoader loader = InputsTest.class.getClassLoader();
    EntryPoint entry =
        EntryPoint.find("java.io.LineNumberReader", "<init>", "(Ljava/io/Reader;)V", loader);
    byte[] call =
        GraphWriter.write(
            new Object[] {null, new PipedReader(new PipedWriter())}, GraphLimits.DEFAULT);
    assertThat(Inputs.mutate(entry, loader, List.of(call), 640, 1)).isNotEmpty();
  }

  /** Objects that no mutation looks into. */
  static final class Key implements Comparable<Key> {
    private final int id;

    Key(int id) {
      this.id = id;
    }

    @Override
    public int compareTo(Key other) {
      return Integer.compare(id, other.id);
    }
  }

  @Test
  void a_call_gets_arguments_of_another_one() throws Exception {
    ClassLoader loader = InputsTest.class.getClassLoader();
    EntryPoint entry =
        EntryPoint.find(
            Key.class.getName(),
            "compareTo",
            "(L" + Key.class.getName().replace('.', '/') + ";)I",
            loader);
    byte[] one = GraphWriter.write(new Object[] {new Key(1), new Key(1)}, GraphLimits.DEFAULT);
    byte[] two = GraphWriter.write(new Object[] {new Key(2), new Key(2)}, GraphLimits.DEFAULT);

    Set<String> pairs = new HashSet<>();
    for (byte[] graph : Inputs.mutate(entry, loader, List.of(one, two), 100, 1)) {
      Object[] roots = GraphReader.read(graph, loader);
      if (roots[1] instanceof Key other) {
        pairs.add(((Key) roots[0]).id + " " + other.id);
      }
    }
    assertThat(pairs).contains("1 2", "2 1");
  }
}
