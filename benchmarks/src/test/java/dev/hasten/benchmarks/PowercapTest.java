package dev.hasten.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PowercapTest {
  @TempDir Path folder;

  private void zone(String zone, String name, String microjoules) throws IOException {
    Path made = Files.createDirectories(folder.resolve(zone));
    Files.writeString(made.resolve("name"), name + "\n");
    Files.writeString(made.resolve("energy_uj"), microjoules + "\n");
  }

  @Test
  void the_packages_are_summed_and_their_parts_are_not() throws IOException {
    zone("intel-rapl:0", "package-0", "1000");
    zone("intel-rapl:1", "package-1", "30");
    zone("intel-rapl:0:0", "core", "700");
    zone("intel-rapl:2", "psys", "5000");
    assertThat(Powercap.in(folder).microjoules()).hasValue(1_030);
  }

  @Test
  void a_machine_without_counters_says_nothing() throws IOException {
    assertThat(Powercap.in(folder).microjoules()).isEmpty();
    assertThat(Powercap.in(folder.resolve("missing")).microjoules()).isEmpty();
  }

  @Test
  void a_counter_that_cannot_be_understood_says_nothing() throws IOException {
    zone("intel-rapl:0", "package-0", "?");
    assertThat(Powercap.in(folder).microjoules()).isEmpty();
  }
}
