package dev.hasten.agent.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of JSON lines to which entries are only ever added.
 *
 * <p>A line counts once its line feed is written; what a killed run left behind it is cut off when
 * the file is opened again. Thread-safe.
 */
public final class Ledger implements AutoCloseable {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private final FileChannel channel;

  private Ledger(FileChannel channel) {
    this.channel = channel;
  }

  /** Opens the file to add to it, making it and its folders where needed. */
  public static Ledger open(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      channel.truncate(wholeLines(Files.readAllBytes(file)));
      channel.position(channel.size());
      return new Ledger(channel);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the ledger " + file, e);
    }
  }

  /** Adds an entry; when this returns the operating system has it. */
  public synchronized void append(LedgerEntry entry) {
    try {
      byte[] line =
          (JSON.writerFor(LedgerEntry.class).writeValueAsString(entry) + "\n")
              .getBytes(StandardCharsets.UTF_8);
      ByteBuffer buffer = ByteBuffer.wrap(line);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the ledger", e);
    }
  }

  /** The entries of a ledger in their order; a torn last line is left out. */
  public static List<LedgerEntry> read(Path file) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      String text = new String(bytes, 0, wholeLines(bytes), StandardCharsets.UTF_8);
      List<LedgerEntry> entries = new ArrayList<>();
      for (String line : text.split("\n")) {
        if (!line.isBlank()) {
          entries.add(JSON.readValue(line, LedgerEntry.class));
        }
      }
      return entries;
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("not a ledger: " + file, e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the ledger " + file, e);
    }
  }

  private static int wholeLines(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close the ledger", e);
    }
  }
}
