package dev.hasten.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Ends a process with all that descends from it, and makes sure of it. */
final class ProcessTree {
  private static final long POLL_MILLIS = 5;

  private ProcessTree() {}

  /**
   * Kills the process and its descendants and waits until none is left.
   *
   * @return the processes that are still there after the patience: none, unless the kernel is stuck
   */
  static Set<ProcessHandle> kill(ProcessHandle root, Duration patience) {
    Set<ProcessHandle> tree = new LinkedHashSet<>();
    tree.add(root);
    long deadline = System.nanoTime() + patience.toNanos();
    boolean interrupted = false;
    // Whoever is not dead yet may still have had children.
    do {
      Set.copyOf(tree).forEach(process -> process.descendants().forEach(tree::add));
      tree.forEach(ProcessHandle::destroyForcibly);
      tree.removeIf(process -> !isRunning(process));
      if (!tree.isEmpty()) {
        interrupted |= pause();
      }
    } while (!tree.isEmpty() && System.nanoTime() < deadline);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return tree;
  }

  private static boolean pause() {
    try {
      Thread.sleep(POLL_MILLIS);
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  /** Whether it can still do anything: one that waits to be reaped cannot. */
  private static boolean isRunning(ProcessHandle process) {
    return process.isAlive() && state(process.pid()).map(state -> state != 'Z').orElse(true);
  }

  private static Optional<Character> state(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return Optional.of(stat.charAt(stat.lastIndexOf(')') + 2));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
