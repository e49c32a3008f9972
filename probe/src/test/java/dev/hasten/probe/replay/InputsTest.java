package dev.hasten.probe.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.probe.graph.GraphLimits;
import dev.hasten.probe.graph.GraphWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
