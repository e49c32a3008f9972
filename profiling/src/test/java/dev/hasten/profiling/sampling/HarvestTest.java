package dev.hasten.profiling.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hasten.profiling.Engine;
import dev.hasten.profiling.ProfilingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HarvestTest {
  @TempDir Path folder;

  @Test
  void a_broken_recording_is_kept_under_a_name_of_its_own_for_each_engine()
      throws IOException, ProfilingException {
    Path home = folder.resolve("home");
    for (Engine engine : Engine.values()) {
      Path output = Files.createDirectory(folder.resolve(engine.name()));
      Files.writeString(output.resolve("1.jfr"), "broken off " + engine);

      Harvest harvest = Harvest.of(output, home, "tests", engine, 1);

      assertThat(harvest.recorded()).isEmpty();
      assertThat(harvest.notes()).singleElement().asString().contains("cannot be read", ".broken");
    }

    try (Stream<Path> kept = Files.list(home)) {
      assertThat(kept.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "tests-async-profiler-1-1.jfr.broken", "tests-flight-recorder-1-1.jfr.broken");
    }
  }
}
