package dev.hasten.cli;

import dev.hasten.agent.RunEvent;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Shows a run as plain lines, and says every half minute that it is still at work. */
final class Console implements Consumer<RunEvent>, AutoCloseable {
  private static final Duration SILENCE = Duration.ofSeconds(30);

  private final PrintStream err;
  private final Instant start = Instant.now();
  private final ScheduledExecutorService heartbeat =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "heartbeat");
            thread.setDaemon(true);
            return thread;
          });
  private Instant last = start;
  private String doing = "";
  private String latest = "";

  Console(PrintStream err) {
    this.err = err;
    heartbeat.scheduleWithFixedDelay(this::beat, 10, 10, TimeUnit.SECONDS);
  }

  @Override
  public synchronized void accept(RunEvent event) {
    if (event instanceof RunEvent.Stage stage) {
      doing = stage.text();
      if (!latest.isEmpty()) {
        line("");
      }
      line(stage.text());
    } else if (event instanceof RunEvent.Note note) {
      line("  note: " + note.text());
    } else if (event instanceof RunEvent.Step step) {
      doing = step.text();
      line("  " + step.text());
    } else if (event instanceof RunEvent.Judged judged) {
      line(
          String.format(
              Locale.ROOT,
              "  %s %s (%s): %s [%.1f s]",
              judged.id(),
              judged.method(),
              judged.origin(),
              judged.sentence(),
              judged.took().toMillis() / 1000.0));
    }
  }

  private synchronized void beat() {
    if (Duration.between(last, Instant.now()).compareTo(SILENCE) > 0) {
      line(
          String.format(
              Locale.ROOT,
              "  ... still %s (%d s so far)",
              doing.isEmpty() ? "at work" : doing,
              Duration.between(start, Instant.now()).toSeconds()));
    }
  }

  /** Prints a line, unless it says what the line before it said. */
  private void line(String text) {
    if (!text.equals(latest)) {
      err.println(text);
      latest = text;
      last = Instant.now();
    }
  }

  @Override
  public void close() {
    heartbeat.shutdownNow();
  }
}
