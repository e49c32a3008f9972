package dev.hasten.profiling.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.hasten.profiling.Dimension;
import dev.hasten.profiling.Engine;
import dev.hasten.profiling.Frame;
import dev.hasten.profiling.ProfilingException;
import dev.hasten.profiling.ProfilingException.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import jdk.jfr.Recording;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingReaderTest {
  private static volatile Object sink = "";

  @TempDir static Path folder;
  private static Path file;

  @BeforeAll
  static void record_something_busy() throws IOException {
    file = folder.resolve("busy.jfr");
    try (Recording recording = new Recording()) {
      recording.enable("jdk.ExecutionSample").withPeriod(Duration.ofMillis(10));
      recording.enable("jdk.ObjectAllocationSample").with("throttle", "1000/s");
      recording.enable("jdk.JavaMonitorEnter").withThreshold(Duration.ofMillis(1));
      recording.enable("jdk.ThreadPark").withThreshold(Duration.ofMillis(1));
      recording.start();
      Contention.during(RecordingReaderTest::busy);
      recording.stop();
      recording.dump(file);
    }
  }

  @Test
  void the_stacks_of_all_three_dimensions_are_read() throws ProfilingException {
    Recorded recorded = RecordingReader.read(file);

    assertThat(recorded.engine()).isEqualTo(Engine.FLIGHT_RECORDER);
    assertThat(recorded.tree().samples(Dimension.CPU)).isPositive();
    assertThat(methods(recorded, Dimension.CPU)).contains("busy");
    assertThat(methods(recorded, Dimension.ALLOCATION)).contains("busy");
    assertThat(methods(recorded, Dimension.LOCK)).contains("waitForMonitor", "waitForLock");
    assertThat(recorded.span()).isPositive();
  }

  @Test
  void the_weight_of_a_sample_is_the_period_it_stands_for() throws ProfilingException {
    Recorded recorded = RecordingReader.read(file);

    assertThat(recorded.tree().total(Dimension.CPU))
        .isEqualTo(recorded.tree().samples(Dimension.CPU) * 10_000_000L);
  }

  @Test
  void a_thread_that_waits_for_work_is_not_waiting_for_a_lock() throws ProfilingException {
    assertThat(methods(RecordingReader.read(file), Dimension.LOCK)).doesNotContain("waitForWork");
  }

  @Test
  void a_missing_file_is_named() {
    Path missing = folder.resolve("none.jfr");

    assertThat(failure(missing)).isEqualTo(new Failure.Missing(missing));
  }

  @Test
  void a_file_of_another_kind_is_unreadable() throws IOException {
    Path text = Files.writeString(folder.resolve("text.jfr"), "not a recording at all".repeat(9));

    assertThat(failure(text)).isInstanceOf(Failure.Unreadable.class);
  }

  @Test
  void a_recording_cut_off_anywhere_is_unreadable() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int part = 0; part < 8; part++) {
      Path cut =
          Files.write(
              folder.resolve("cut.jfr"),
              Arrays.copyOf(whole, (int) ((long) whole.length * part / 8)));

      assertThat(failure(cut)).as("%d/8", part).isInstanceOf(Failure.Unreadable.class);
    }
  }

  private static Failure failure(Path path) {
    return catchThrowableOfType(ProfilingException.class, () -> RecordingReader.read(path))
        .failure();
  }

  private static Set<String> methods(Recorded recorded, Dimension dimension) {
    Set<String> methods = new HashSet<>();
    recorded
        .tree()
        .forEachStack(
            (frames, node) -> {
              if (node.self(dimension) > 0) {
                frames.stream().map(Frame::method).forEach(methods::add);
              }
            });
    return methods;
  }

  private static void busy() {
    long end = System.nanoTime() + 400_000_000L;
    while (System.nanoTime() < end) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 1000; i++) {
        text.append(i);
      }
      sink = text.toString();
    }
  }
}
