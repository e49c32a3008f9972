package dev.hasten.sandbox;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The one thread that starts processes: the kernel kills a box when the <em>thread</em> that
 * started it ends.
 */
final class Starter implements AutoCloseable {
  /** Where the tools that build a box are looked for. */
  static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread starter = new Thread(task, "hasten-sandbox-starter");
            starter.setDaemon(true);
            return starter;
          });

  Process start(ProcessBuilder builder) throws IOException {
    try {
      return thread.submit(builder::start).get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while starting a process", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
