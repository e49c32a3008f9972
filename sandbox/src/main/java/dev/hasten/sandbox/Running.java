package dev.hasten.sandbox;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;

/**
 * A confined command that has been started and is talked to over its standard streams.
 *
 * <p>Closing it kills its whole process tree and returns when nothing of it is left.
 */
public interface Running extends AutoCloseable {
  /** Standard input of the command. */
  OutputStream in();

  /** Standard output of the command; standard error is collected aside. */
  InputStream out();

  /** The newest part of what it wrote to standard error. */
  String stderr();

  /** Whether it has not ended yet. */
  boolean isAlive();

  /**
   * CPU time of the command's main process and all its threads, living and ended, in nanoseconds,
   * read from the kernel's clock of that process from outside the box. The command cannot forge it.
   *
   * @throws IllegalStateException if the process has ended
   */
  long cpuNanos();

  /** Resident memory of the main process now and at its peak, in bytes. */
  Memory memory();

  /** Waits for the end, at most for the given time, then kills. */
  Outcome waitFor(Duration atMost);

  @Override
  void close();

  /** Resident memory in bytes. */
  record Memory(long resident, long peak) {}
}
