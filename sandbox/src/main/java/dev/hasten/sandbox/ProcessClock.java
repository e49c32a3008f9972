package dev.hasten.sandbox;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The kernel's CPU clock of another process, read from outside: all its threads, the ended ones
 * too, to the nanosecond, running slices included. A read costs a few microseconds.
 *
 * <p>The clock's number is made of the process id as Linux' {@code posix-timers.h} does it:
 * complement of the id, shifted left by three, or CPUCLOCK_SCHED (2).
 */
final class ProcessClock {
  private static final int CPUCLOCK_SCHED = 2;
  private static final long SECOND = 1_000_000_000L;

  private final long pid;
  private final int clock;
  private final Memory time = new Memory(16);

  ProcessClock(long pid) {
    this.pid = pid;
    this.clock = (~Math.toIntExact(pid) << 3) | CPUCLOCK_SCHED;
  }

  /** CPU time since the start of the process, in nanoseconds. */
  synchronized long nanos() {
    try {
      Kernel.clock_gettime(clock, time);
    } catch (LastErrorException e) {
      throw new IllegalStateException("process " + pid + " has ended", e);
    }
    return time.getLong(0) * SECOND + time.getLong(8);
  }

  Running.Memory memory() {
    try {
      List<String> status = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"));
      return new Running.Memory(bytes(status, "VmRSS:"), bytes(status, "VmHWM:"));
    } catch (IOException e) {
      throw new IllegalStateException("process " + pid + " has ended", e);
    }
  }

  private static long bytes(List<String> status, String key) {
    return status.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()).replace("kB", "").strip())
        .mapToLong(kilobytes -> Long.parseLong(kilobytes) << 10)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("process has ended"));
  }

  /** The C library; bound directly, which is the cheap way. */
  private static final class Kernel {
    static {
      Native.register(Kernel.class, "c");
    }

    private Kernel() {}

    static native int clock_gettime(int clock, Pointer time) throws LastErrorException;
  }
}
