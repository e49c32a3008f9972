package dev.hasten.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A started command: its process on the host, its deadline, what it writes. */
final class BoxedProcess implements Running {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PIPE_MILLIS = 2_000;

  private enum End {
    TIMED_OUT,
    CLOSED
  }

  private final Process process;
  private final boolean boxed;
  private final @Nullable CappedText stdout;
  private final CappedText stderr;
  private final Thread stdoutReader;
  private final Thread stderrReader;
  private final ScheduledFuture<?> deadline;
  private final long start = System.nanoTime();
  private final AtomicReference<@Nullable End> end = new AtomicReference<>();
  private volatile long wallNanos = -1;
  private CompletableFuture<?> ended;
  private volatile @Nullable ProcessClock clock;

  /**
   * @param boxed whether the main process is the first one of a pid namespace below the given one
   * @param collect whether standard output is collected here, else the caller reads it
   */
  BoxedProcess(
      Process process,
      boolean boxed,
      boolean collect,
      Limits limits,
      ScheduledExecutorService deadlines) {
    this.process = process;
    this.ended = process.onExit();
    this.boxed = boxed;
    this.stdout = collect ? CappedText.oldest(limits.outputBytes()) : null;
    this.stderr =
        collect ? CappedText.oldest(limits.outputBytes()) : CappedText.newest(limits.outputBytes());
    this.stderrReader = stderr.drain(process.getErrorStream(), "hasten-box-stderr");
    this.stdoutReader =
        stdout == null ? stderrReader : stdout.drain(process.getInputStream(), "hasten-box-stdout");
    this.deadline =
        deadlines.schedule(
            () -> kill(End.TIMED_OUT), limits.wall().toNanos(), TimeUnit.NANOSECONDS);
    whenEnded(
        () -> {
          wallNanos = System.nanoTime() - start;
          deadline.cancel(false);
        });
  }

  /** Has something done once the process has ended. */
  void whenEnded(Runnable task) {
    ended = ended.thenRun(task);
  }

  @Override
  public OutputStream in() {
    return process.getOutputStream();
  }

  @Override
  public InputStream out() {
    return process.getInputStream();
  }

  @Override
  public String stderr() {
    return stderr.text();
  }

  @Override
  public boolean isAlive() {
    // The process learns of its own end a moment after the system does.
    return process.isAlive() && process.toHandle().isAlive();
  }

  @Override
  public long cpuNanos() {
    return clock().nanos();
  }

  @Override
  public Memory memory() {
    return clock().memory();
  }

  @Override
  public Outcome waitFor(Duration atMost) {
    try {
      if (!process.waitFor(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
        kill(End.TIMED_OUT);
      }
    } catch (InterruptedException e) {
      kill(End.CLOSED);
      Thread.currentThread().interrupt();
    }
    return outcome();
  }

  @Override
  public void close() {
    kill(End.CLOSED);
    deadline.cancel(false);
  }

  /** Kills, once: who comes second waits until nothing is left. */
  private synchronized void kill(End why) {
    if (process.isAlive()) {
      end.compareAndSet(null, why);
    }
    var left = ProcessTree.kill(process.toHandle(), PATIENCE);
    if (!left.isEmpty()) {
      throw new IllegalStateException("processes survived their kill: " + left);
    }
  }

  private Outcome outcome() {
    End why = end.get();
    if (why != null) {
      kill(why);
    }
    join(stderrReader);
    join(stdoutReader);
    Duration wall = Duration.ofNanos(wallNanos < 0 ? System.nanoTime() - start : wallNanos);
    String written = stdout == null ? "" : stdout.text();
    if (why == null) {
      return new Outcome.Exited(process.exitValue(), written, stderr.text(), wall);
    }
    return why == End.TIMED_OUT
        ? new Outcome.TimedOut(written, stderr.text(), wall)
        : new Outcome.Closed(written, stderr.text(), wall);
  }

  /** Lets a reader finish; one whose pipe is held open by somebody else is left behind. */
  private static void join(Thread reader) {
    try {
      reader.join(PIPE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private ProcessClock clock() {
    ProcessClock known = clock;
    if (known == null) {
      known = new ProcessClock(boxed ? boxedPid() : process.pid());
      clock = known;
    }
    return known;
  }

  /** The host's number of the box's first process; waits while the box is still being built. */
  private long boxedPid() {
    long patience = System.nanoTime() + PATIENCE.toNanos();
    while (process.isAlive() && System.nanoTime() < patience) {
      Optional<ProcessHandle> first =
          process.children().filter(child -> isFirstOfNamespace(child.pid())).findFirst();
      if (first.isPresent()) {
        return first.get().pid();
      }
      try {
        Thread.sleep(1);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    throw new IllegalStateException("the boxed process has ended or was never seen");
  }

  private static boolean isFirstOfNamespace(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
          .filter(line -> line.startsWith("NSpid:"))
          .map(line -> line.strip().split("\\s+"))
          .anyMatch(ids -> ids.length > 2 && ids[ids.length - 1].equals("1"));
    } catch (IOException e) {
      return false;
    }
  }
}
