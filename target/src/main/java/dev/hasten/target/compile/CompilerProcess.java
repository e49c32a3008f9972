package dev.hasten.target.compile;

import dev.hasten.probe.compile.CompileProtocol;
import dev.hasten.probe.protocol.Frame;
import dev.hasten.sandbox.Command;
import dev.hasten.sandbox.Limits;
import dev.hasten.sandbox.Mount;
import dev.hasten.sandbox.Running;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Jdk;
import dev.hasten.target.Module;
import dev.hasten.target.ProbeJar;
import dev.hasten.target.Target;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running compiler in its box. It sees the class paths of all modules and can write nothing. */
final class CompilerProcess implements AutoCloseable {
  private static final String MAIN = "dev.hasten.probe.compile.CompileMain";
  private static final Duration LIFE = Duration.ofHours(24);
  private static final long HEAP = 768L << 20;

  private final Running running;
  private final DataOutputStream in;
  private final DataInputStream out;
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "hasten-compiler-answers");
            thread.setDaemon(true);
            return thread;
          });

  private CompilerProcess(Running running) {
    this.running = running;
    this.in = new DataOutputStream(running.in());
    this.out = new DataInputStream(running.out());
  }

  /**
   * Starts a compiler, which warms itself up.
   *
   * @param shown each path of a class path and the path at which the box can read it
   */
  static CompilerProcess start(Sandbox sandbox, Target target, Map<Path, Path> shown) {
    Jdk jdk = target.jdk();
    Path probe = sandbox.stage(ProbeJar.path());
    Set<Mount> mounts = new LinkedHashSet<>();
    mounts.add(Mount.readOnly(jdk.home()));
    mounts.add(Mount.readOnly(probe));
    shown.values().forEach(path -> mounts.add(Mount.readOnly(path)));
    List<String> arguments = new ArrayList<>(List.of(jdk.java().toString()));
    arguments.addAll(List.of("-Xmx" + HEAP, "-Xss4m", "-XX:+UseSerialGC"));
    // Compiles are short: the first compiler's code is soon there and good enough.
    arguments.addAll(List.of("-XX:TieredStopAtLevel=1", "-Duser.language=en"));
    arguments.addAll(List.of("-cp", probe.toString(), MAIN));
    // The warm-up takes the same way through the compiler as the requests will.
    target.modules().stream()
        .findFirst()
        .ifPresent(module -> arguments.addAll(CompilerOptions.level(module.compiler(), jdk)));
    return new CompilerProcess(
        sandbox.start(
            new Command(
                arguments, jdk.home(), List.copyOf(mounts), Map.of(), Limits.forJvm(LIFE, HEAP))));
  }

  /** Where the box can read each folder or jar that compiling any module needs. */
  static Set<Path> needed(Target target) {
    Set<Path> needed = new LinkedHashSet<>();
    for (Module module : target.modules()) {
      needed.add(module.classes());
      needed.addAll(module.classPath());
    }
    needed.removeIf(path -> !Files.exists(path));
    return needed;
  }

  boolean isAlive() {
    return running.isAlive();
  }

  /**
   * Sends a request and waits for the answer.
   *
   * @throws IOException if there is none
   * @throws TimeoutException if there is none in time
   */
  Frame ask(Frame request, Duration limit) throws IOException, TimeoutException {
    Future<Frame> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                request.writeTo(in);
                return Frame.readFrom(out);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            reader);
    try {
      Frame frame = answer.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      if (frame.type() != CompileProtocol.RESULT) {
        throw new IOException("unknown answer: " + frame.type());
      }
      return frame;
    } catch (ExecutionException e) {
      throw new IOException(running.stderr(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void close() {
    running.close();
    reader.shutdownNow();
  }
}
