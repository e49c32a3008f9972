package dev.hasten.sandbox;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Takes as much of something as it gets, up to a bound, and prints how often it got it. */
final class Bomb {
  private static final int MEGABYTE = 1 << 20;
  private static final int MUCH_MEMORY = 8 * MEGABYTE;

  private final List<Object> held = new ArrayList<>();
  private final CountDownLatch end = new CountDownLatch(1);

  private Bomb() {}

  public static void main(String[] args) {
    Bomb bomb = new Bomb();
    int attempts = Integer.parseInt(args[1]);
    int done = 0;
    try {
      for (; done < attempts; done++) {
        bomb.take(args[0]);
      }
    } catch (Throwable e) {
      // That is how it is stopped.
    }
    System.out.println("went off=" + done);
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private void take(String what) throws Exception {
    switch (what) {
      case "threads" -> thread();
      case "processes" -> held.add(new ProcessBuilder("sleep", "3").start());
      case "memory" -> memory();
      case "file" -> append(Path.of("bomb"));
      default -> throw new IllegalArgumentException(what);
    }
  }

  private void thread() {
    Thread thread =
        new Thread(
            () -> {
              try {
                end.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void memory() {
    ByteBuffer block = ByteBuffer.allocateDirect(MUCH_MEMORY);
    held.add(block);
  }

  private static void append(Path file) throws Exception {
    try (OutputStream out =
        Files.newOutputStream(
            file,
            java.nio.file.StandardOpenOption.CREATE,
            java.nio.file.StandardOpenOption.APPEND)) {
      out.write(new byte[MEGABYTE]);
    }
  }
}
