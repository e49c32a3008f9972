package dev.hasten.profiling.recording;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/** Threads that wait in different ways while something runs. */
final class Contention {
  private static final BlockingQueue<String> QUEUE = new ArrayBlockingQueue<>(1);
  private static final ReentrantLock LOCK = new ReentrantLock();

  private Contention() {}

  static void during(Runnable work) {
    List<Thread> threads =
        Stream.<Runnable>of(
                Contention::waitForMonitor, Contention::waitForLock, Contention::waitForWork)
            .map(Thread::new)
            .toList();
    synchronized (Contention.class) {
      LOCK.lock();
      threads.forEach(Thread::start);
      work.run();
      LOCK.unlock();
    }
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  static void waitForMonitor() {
    synchronized (Contention.class) {
      LOCK.isLocked();
    }
  }

  static void waitForLock() {
    LOCK.lock();
    LOCK.unlock();
  }

  static void waitForWork() {
    try {
      QUEUE.poll(50, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
