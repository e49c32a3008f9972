package dev.hasten.probe.replay;

import org.jspecify.annotations.Nullable;

/** Ends this JVM when a call takes too long, after saying which. */
final class Watchdog {
  private static final int TIMED_OUT_EXIT = 3;

  private final Object lock = new Object();
  private @Nullable Runnable lastWords;
  private long deadline;

  Watchdog() {
    Thread thread = new Thread(this::watch, "hasten watchdog");
    thread.setDaemon(true);
    thread.setPriority(Thread.MAX_PRIORITY);
    thread.start();
  }

  void arm(long millis, Runnable words) {
    synchronized (lock) {
      deadline = System.nanoTime() + millis * 1_000_000;
      lastWords = words;
      lock.notifyAll();
    }
  }

  void disarm() {
    synchronized (lock) {
      lastWords = null;
    }
  }

  private void watch() {
    try {
      synchronized (lock) {
        while (true) {
          Runnable words = lastWords;
          long left = deadline - System.nanoTime();
          if (words == null) {
            lock.wait();
          } else if (left > 0) {
            lock.wait(left / 1_000_000 + 1);
          } else {
            words.run();
            Runtime.getRuntime().halt(TIMED_OUT_EXIT);
          }
        }
      }
    } catch (InterruptedException e) {
      // Nobody in this JVM has a reason to interrupt it but to escape it.
      Runtime.getRuntime().halt(TIMED_OUT_EXIT);
    }
  }
}
