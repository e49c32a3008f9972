package dev.hasten.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs a command of the host, with the user's own environment and rights: only for what the user
 * would run anyway, such as the unpatched build.
 */
public final class HostCommand {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration TICK = Duration.ofSeconds(1);
  private static final long PIPE_MILLIS = 2_000;
  private static final int KEPT = 1 << 20;

  private HostCommand() {}

  /**
   * Runs a command to its end; at the limit, or when this thread is interrupted or the JVM ends, it
   * is killed with all its children.
   *
   * @param arguments program and arguments
   * @param directory where it starts
   * @param environment variables beside the user's own
   * @param limit wall time
   * @param lines receives each line of standard output and standard error as it comes
   * @return the outcome; standard output and error are one there, cut to their newest part
   * @throws UncheckedIOException if the program cannot be started
   */
  public static Outcome run(
      List<String> arguments,
      Path directory,
      Map<String, String> environment,
      Duration limit,
      Consumer<String> lines) {
    return run(arguments, directory, environment, limit, lines, () -> false);
  }

  /**
   * The same, and it is killed as at the limit once it is found to be stuck.
   *
   * @param stuck asked every second, in the calling thread
   */
  public static Outcome run(
      List<String> arguments,
      Path directory,
      Map<String, String> environment,
      Duration limit,
      Consumer<String> lines,
      BooleanSupplier stuck) {
    Path program = Path.of(arguments.get(0));
    if (program.isAbsolute() && !Files.isExecutable(program)) {
      throw new UncheckedIOException(new NoSuchFileException(program.toString()));
    }
    ProcessBuilder builder = new ProcessBuilder(tied(arguments));
    builder.directory(directory.toFile());
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    long start = System.nanoTime();
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return await(process, start, limit, lines, stuck);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The command with a request to the kernel to kill it with the thread that started it, which
   * waits here for its end: so a killed JVM leaves no build behind. Where there is no setpriv, only
   * an orderly end of the JVM takes the command along.
   */
  private static List<String> tied(List<String> arguments) {
    return Stream.of(Starter.PATH.split(":", -1))
        .map(folder -> Path.of(folder, "setpriv"))
        .filter(Files::isExecutable)
        .findFirst()
        .map(
            setpriv ->
                Stream.concat(
                        Stream.of(setpriv.toString(), "--pdeathsig", "KILL", "--"),
                        arguments.stream())
                    .toList())
        .orElse(arguments);
  }

  private static Outcome await(
      Process process, long start, Duration limit, Consumer<String> lines, BooleanSupplier stuck) {
    Thread atExit = new Thread(() -> ProcessTree.kill(process.toHandle(), PATIENCE));
    Runtime.getRuntime().addShutdownHook(atExit);
    CappedText output = CappedText.newest(KEPT);
    Thread reader = read(process.getInputStream(), output, lines);
    boolean timedOut = false;
    boolean interrupted = false;
    try {
      timedOut = !ends(process, start + limit.toNanos(), stuck);
      if (timedOut) {
        ProcessTree.kill(process.toHandle(), PATIENCE);
      }
      reader.join(PIPE_MILLIS);
    } catch (InterruptedException e) {
      interrupted = true;
      ProcessTree.kill(process.toHandle(), PATIENCE);
      Thread.currentThread().interrupt();
    } finally {
      forget(atExit);
    }
    Duration wall = Duration.ofNanos(System.nanoTime() - start);
    if (timedOut) {
      return new Outcome.TimedOut(output.text(), "", wall);
    }
    return interrupted
        ? new Outcome.Closed(output.text(), "", wall)
        : new Outcome.Exited(process.exitValue(), output.text(), "", wall);
  }

  private static boolean ends(Process process, long end, BooleanSupplier stuck)
      throws InterruptedException {
    while (System.nanoTime() < end && !stuck.getAsBoolean()) {
      long left = Math.min(end - System.nanoTime(), TICK.toNanos());
      if (process.waitFor(left, TimeUnit.NANOSECONDS)) {
        return true;
      }
    }
    return false;
  }

  private static void forget(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The JVM is ending and runs it just now.
    }
  }

  private static Thread read(InputStream stream, CappedText output, Consumer<String> lines) {
    Thread thread =
        new Thread(
            () -> {
              try (BufferedReader reader =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                  byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
                  output.add(bytes, bytes.length);
                  lines.accept(line);
                }
              } catch (IOException e) {
                // Killed, and its pipe with it.
              }
            },
            "hasten-host-command");
    thread.setDaemon(true);
    thread.start();
    return thread;
  }
}
