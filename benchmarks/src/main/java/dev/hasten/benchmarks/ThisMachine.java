package dev.hasten.benchmarks;

import dev.hasten.sandbox.MachineLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** The machine that Hasten runs on: its lock, and Linux's account of stolen time. */
public final class ThisMachine implements Machine {
  private static final Path STAT = Path.of("/proc/stat");
  private static final int STEAL = 8;

  private final Consumer<String> waiting;
  private final Consumer<Duration> waited;
  private final Powercap powercap = Powercap.ofMachine();

  /**
   * @param waiting told once, and why, each time the lock has to be waited for
   * @param waited told how long that took, each time
   */
  public ThisMachine(Consumer<String> waiting, Consumer<Duration> waited) {
    this.waiting = waiting;
    this.waited = waited;
  }

  @Override
  public Turn exclusive() {
    Instant start = Instant.now();
    MachineLock.Held held = MachineLock.ofMachine().exclusive(waiting);
    waited.accept(Duration.between(start, Instant.now()));
    return held::close;
  }

  /** Zero where the kernel does not say. */
  @Override
  public Stolen stolen() {
    try {
      return parse(Files.readString(STAT));
    } catch (IOException e) {
      return new Stolen(0, 0);
    }
  }

  @Override
  public OptionalLong microjoules() {
    return powercap.microjoules();
  }

  /** Reads the first line of {@code /proc/stat}: user nice system idle iowait irq softirq steal. */
  static Stolen parse(String stat) {
    String[] fields = stat.lines().findFirst().orElse("").trim().split(" +");
    long all = 0;
    for (int i = 1; i < fields.length && i <= STEAL; i++) {
      all += Long.parseLong(fields[i]);
    }
    return new Stolen(fields.length > STEAL ? Long.parseLong(fields[STEAL]) : 0, all);
  }
}
