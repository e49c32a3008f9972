package dev.hasten.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hasten.probe.agent.RecordFormat;
import dev.hasten.probe.protocol.Frame;
import dev.hasten.sandbox.Outcome;
import dev.hasten.target.MethodRef;
import dev.hasten.target.test.TestRun;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record is written inside the box, by whatever runs there. */
class RecordFilesTest {
  private static final List<MethodRef> ENTRIES = List.of(MethodRef.parse("a.B#f()V"));

  @TempDir Path folder;

  private interface Payload {
    void writeTo(DataOutputStream out) throws IOException;
  }

  @Test
  void a_length_beyond_the_end_of_the_payload_is_refused() throws IOException {
    write(
        RecordFormat.SAMPLE,
        out -> {
          out.writeInt(0);
          out.writeInt(0);
          out.writeInt(0);
          out.writeLong(1);
          out.writeInt(Integer.MAX_VALUE);
        });

    Captures captures = CaptureReader.read(folder, ENTRIES).get(ENTRIES.get(0));
    assertThat(captures.samples()).isEmpty();
    assertThat(captures.notes()).singleElement().asString().contains("in part only");
  }

  @Test
  void a_list_longer_than_the_payload_is_refused() throws IOException {
    write(RecordFormat.LENGTHS, out -> out.writeInt(100_000_000));

    Streams streams = streams();
    assertThat(streams.ended()).isFalse();
    assertThat(streams.notes()).isNotEmpty();
  }

  @Test
  void a_frame_longer_than_the_file_is_refused_before_memory_is_set_aside() throws IOException {
    Path file = folder.resolve("jvm1" + RecordFormat.SUFFIX);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new Frame(RecordFormat.NOTES, new byte[100]).writeTo(new DataOutputStream(bytes));
    byte[] torn = bytes.toByteArray();
    torn[5] = 0x0F;
    Files.write(file, torn);

    assertThatThrownBy(() -> RecordFiles.read(file, (type, in) -> {}))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("frame of");
  }

  @Test
  void calls_of_entries_that_were_not_asked_for_and_twins_are_refused() throws IOException {
    Payload call = out -> writeCall(out, 0);
    write(RecordFormat.CALL, call);
    write(RecordFormat.CALL, call);
    assertThat(streams().ended()).isFalse();

    Files.delete(RecordFiles.in(folder).get(0));
    write(RecordFormat.CALL, out -> writeCall(out, 1));
    assertThat(streams().ended()).isFalse();
  }

  @Test
  void no_record_at_all_has_not_ended() throws IOException {
    assertThat(streams().ended()).isFalse();
  }

  private static void writeCall(DataOutputStream out, int entry) throws IOException {
    out.writeInt(0);
    out.writeLong(0);
    out.writeInt(entry);
    out.writeByte(0);
    out.write(new byte[32]);
    out.writeInt(0);
  }

  private Streams streams() throws IOException {
    TestRun run =
        new TestRun(new TreeMap<>(), true, List.of(), new Outcome.Exited(0, "", "", Duration.ZERO));
    return StreamReader.read(folder, ENTRIES, run);
  }

  private void write(int type, Payload payload) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    payload.writeTo(new DataOutputStream(bytes));
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    new Frame(type, bytes.toByteArray()).writeTo(new DataOutputStream(file));
    Path path = folder.resolve("jvm" + RecordFormat.SUFFIX);
    Files.write(path, file.toByteArray(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
