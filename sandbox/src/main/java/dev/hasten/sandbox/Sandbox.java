package dev.hasten.sandbox;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/**
 * Runs commands confined: no network, no secrets, no writes but where they were told, limits on
 * what they use, and nothing left of them afterwards.
 *
 * <p>What confines them has passed a self-test on this machine when {@link #open} returns. A
 * sandbox may be used by several threads. Closing it ends what still runs and deletes its folders.
 */
public final class Sandbox implements AutoCloseable {
  /** What the user wants to be confined by. */
  public enum Preference {
    /** Bubblewrap if it passes, else the tools of util-linux, else a refusal. */
    AUTO,
    /** Bubblewrap or a refusal. */
    BUBBLEWRAP,
    /** The tools of util-linux or a refusal. */
    UNSHARE,
    /** Nothing, because the user said so. */
    NONE
  }

  private final Backend backend;
  private final String description;
  private final Box.Setting setting;
  private final Scratch scratch;
  private final Starter starter = new Starter();
  private final ScheduledExecutorService deadlines;
  private final Set<BoxedProcess> running = ConcurrentHashMap.newKeySet();

  Sandbox(Backend backend, String description, Box.Setting setting, Scratch scratch) {
    this.backend = backend;
    this.description = description;
    this.setting = setting;
    this.scratch = scratch;
    this.deadlines =
        Executors.newScheduledThreadPool(
            2,
            task -> {
              Thread thread = new Thread(task, "hasten-sandbox-deadline");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Opens a sandbox with the first backend that the preference allows and that passes its self-test
   * here.
   *
   * @param scratch folder for the files of boxes, made if missing; every folder above it must be
   *     one that anybody may pass through when Hasten runs as root, see {@link #defaultScratch}
   * @throws SandboxUnavailableException if none passes
   */
  public static Sandbox open(Preference preference, Path scratch)
      throws SandboxUnavailableException {
    return Opening.open(preference, scratch);
  }

  /** A scratch folder of this user's own that a box can reach. */
  public static Path defaultScratch() {
    Path shared = Path.of("/var/tmp");
    Path base =
        Files.isWritable(shared) ? shared : Path.of(System.getProperty("java.io.tmpdir", "/tmp"));
    return base.resolve("hasten-" + System.getProperty("user.name", "user"));
  }

  /** What confines. */
  public Confinement confinement() {
    return backend.confinement();
  }

  /** What confines, with its version. */
  public String description() {
    return description;
  }

  /**
   * Whether boxed commands are also kept from system calls that they have no need of: so on x86-64.
   */
  public boolean filtersSystemCalls() {
    return setting.stub() != null;
  }

  /** Folder that boxed commands can pass through; staged content and new folders lie below it. */
  public Path scratch() {
    return scratch.path();
  }

  /** A new, empty folder that boxed commands may write where it is mounted so. */
  public Path newFolder(String name) {
    try {
      return scratch.newFolder(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Lets boxed commands write files that Hasten put into a folder from {@link #newFolder}, where it
   * runs as root and they do not.
   */
  public void give(Path path) {
    try {
      scratch.give(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A path with the same content that a box can read: the given one if the boxed user can read all
   * of it, else a staged twin that keeps the file name. Staging again brings the twin up to date.
   * Only for reading: a staged path is never mounted writable.
   */
  public Path stage(Path fileOrFolder) {
    try {
      return new Staging(scratch.staged(), setting.user()).stage(fileOrFolder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Runs a command to its end, with nothing on its standard input.
   *
   * @throws IllegalArgumentException if a mount must not or cannot be shown
   */
  public Outcome run(Command command) {
    return run(command, Map.of());
  }

  /** The same with variables that only what builds the box may see, never what is inside. */
  Outcome run(Command command, Map<String, String> outside) {
    try (BoxedProcess process = start(command, outside, true)) {
      return process.waitFor(command.limits().wall().plus(Duration.ofSeconds(1)));
    }
  }

  /**
   * Starts a command and leaves it running; its wall limit holds all the same.
   *
   * @throws IllegalArgumentException if a mount must not or cannot be shown
   */
  public Running start(Command command) {
    return start(command, Map.of(), false);
  }

  private BoxedProcess start(Command command, Map<String, String> outside, boolean collect) {
    Backend.Launch launch = backend.launch(command, setting);
    List<String> line = new ArrayList<>(launch.arguments());
    line.set(0, Opening.tool(line.get(0)).map(Path::toString).orElse(line.get(0)));
    ProcessBuilder builder = new ProcessBuilder(line);
    Map<String, String> environment = new HashMap<>(launch.environment());
    environment.putAll(outside);
    builder.environment().clear();
    builder.environment().putAll(environment);
    if (collect) {
      builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    }
    boolean boxed = confinement() != Confinement.NONE;
    builder.directory(boxed ? new File("/") : command.directory().toFile());
    try {
      Process process = starter.start(builder);
      BoxedProcess started = new BoxedProcess(process, boxed, collect, command.limits(), deadlines);
      running.add(started);
      started.whenEnded(() -> running.remove(started));
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    running.forEach(BoxedProcess::close);
    deadlines.shutdownNow();
    starter.close();
    try {
      scratch.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
