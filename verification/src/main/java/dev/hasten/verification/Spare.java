package dev.hasten.verification;

import dev.hasten.replay.Session;
import dev.hasten.replay.SessionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Fresh JVMs of one side, the next of which is started ahead of need, beside other work. */
final class Spare implements AutoCloseable {
  private final Session.Request request;
  private @Nullable FutureTask<Session> ahead;

  Spare(Session.Request request) {
    this.request = request;
  }

  /** Starts the next one, unless one stands ready. */
  void prepare() {
    if (ahead == null) {
      ahead = started();
    }
  }

  private FutureTask<Session> started() {
    FutureTask<Session> task = new FutureTask<>(() -> Session.start(request));
    Thread thread = new Thread(task, "hasten-spare");
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  /**
   * A JVM that has made no call yet, for the caller to close.
   *
   * @throws SessionException if it cannot be started
   */
  Session take() {
    FutureTask<Session> task = ahead == null ? started() : ahead;
    ahead = null;
    return result(task);
  }

  private static Session result(FutureTask<Session> task) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return task.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          throw e.getCause() instanceof RuntimeException cause
              ? cause
              : new IllegalStateException(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public void close() {
    FutureTask<Session> task = ahead;
    ahead = null;
    if (task != null) {
      try {
        result(task).close();
      } catch (SessionException e) {
        // None stands ready: there is nothing to close.
        return;
      }
    }
  }
}
