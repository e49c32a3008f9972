package dev.hasten.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one machine to one measurement: measuring takes the lock exclusively, builds and tests
 * share it. It holds between processes, by a file lock, and between the threads of a JVM.
 *
 * <p>Not reentrant: a thread that holds it and asks again may wait for itself.
 */
public final class MachineLock {
  private static final Map<Path, MachineLock> LOCKS = new ConcurrentHashMap<>();
  private static final long POLL_MILLIS = 100;

  /** The two bytes of the file that are locked. */
  private static final long GATE = 0;

  private static final long BODY = 1;

  private final Path file;
  private int sharing;
  private boolean exclusive;
  private int waitingForAll;
  private @Nullable FileChannel channel;
  private @Nullable FileLock gate;
  private @Nullable FileLock body;

  private MachineLock(Path file) {
    this.file = file;
  }

  /** The lock of this machine, the same for all its users. */
  public static MachineLock ofMachine() {
    Path shared = Path.of("/var/tmp");
    Path folder =
        Files.isWritable(shared) ? shared : Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    return at(folder.resolve("hasten-machine.lock"));
  }

  /** The lock that the given file stands for; it is made if missing, and never deleted. */
  public static MachineLock at(Path file) {
    return LOCKS.computeIfAbsent(file.toAbsolutePath().normalize(), MachineLock::new);
  }

  /** A lock that is held until it is closed, by any thread. */
  public interface Held extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Takes the lock together with others.
   *
   * @param waiting told once, and why, if it has to wait
   * @throws IllegalStateException if the thread is interrupted while it waits
   */
  public synchronized Held shared(Consumer<String> waiting) {
    Notice notice = new Notice(waiting, "a measurement on this machine to end");
    while (exclusive || waitingForAll > 0 || (sharing == 0 && !passGate())) {
      await(notice);
    }
    sharing++;
    return held(
        () -> {
          sharing--;
          return sharing == 0;
        });
  }

  /**
   * Takes the lock alone. Once it waits, no new sharer gets in before it.
   *
   * @param waiting told once, and why, if it has to wait
   * @throws IllegalStateException if the thread is interrupted while it waits
   */
  public synchronized Held exclusive(Consumer<String> waiting) {
    Notice notice = new Notice(waiting, "other work on this machine to end");
    waitingForAll++;
    try {
      // The gate is held shut while the others finish.
      while (exclusive || !lockGate() || sharing > 0 || !lockBody(false)) {
        await(notice);
      }
      exclusive = true;
    } finally {
      waitingForAll--;
      openGate();
      notifyAll();
    }
    return held(
        () -> {
          exclusive = false;
          return true;
        });
  }

  private interface Release {
    /** Gives back one hold; whether it was the last of this JVM. */
    boolean isLast();
  }

  private Held held(Release release) {
    AtomicBoolean open = new AtomicBoolean(true);
    return () -> {
      synchronized (this) {
        if (open.getAndSet(false)) {
          if (release.isLast()) {
            unlockBody();
          }
          notifyAll();
        }
      }
    };
  }

  // Its callers loop.
  @SuppressWarnings("WaitNotInLoop")
  private void await(Notice notice) {
    notice.give();
    try {
      wait(POLL_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the machine", e);
    }
  }

  /** What a sharer does: it passes the gate if nobody holds it shut, and leaves it open. */
  private boolean passGate() {
    try (FileLock passed = tryLock(GATE, true)) {
      return passed != null && lockBody(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean lockGate() {
    if (gate == null) {
      gate = tryLock(GATE, false);
    }
    return gate != null;
  }

  private void openGate() {
    try {
      if (waitingForAll == 0 && gate != null) {
        gate.release();
        gate = null;
      }
      closeIfUnused();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean lockBody(boolean shared) {
    if (body == null) {
      body = tryLock(BODY, shared);
    }
    return body != null;
  }

  private @Nullable FileLock tryLock(long position, boolean shared) {
    try {
      return open().tryLock(position, 1, shared);
    } catch (OverlappingFileLockException e) {
      // Another class loader of this JVM has it.
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private FileChannel open() throws IOException {
    FileChannel open = channel;
    if (open == null) {
      if (!Files.exists(file)) {
        create();
      }
      open = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
      channel = open;
    }
    return open;
  }

  private void create() throws IOException {
    try {
      Files.createFile(file);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    } catch (FileAlreadyExistsException e) {
      // Another process was first.
    }
  }

  private void unlockBody() {
    try {
      if (body != null) {
        body.release();
        body = null;
      }
      closeIfUnused();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void closeIfUnused() throws IOException {
    if (body == null && gate == null && channel != null) {
      channel.close();
      channel = null;
    }
  }

  /** Says once that and why one waits. */
  private static final class Notice {
    private final Consumer<String> waiting;
    private final String reason;
    private boolean given;

    Notice(Consumer<String> waiting, String reason) {
      this.waiting = waiting;
      this.reason = reason;
    }

    void give() {
      if (!given) {
        given = true;
        waiting.accept(reason);
      }
    }
  }
}
