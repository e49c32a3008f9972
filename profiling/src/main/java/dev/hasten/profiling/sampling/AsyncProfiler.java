package dev.hasten.profiling.sampling;

import dev.hasten.profiling.Engine;
import dev.hasten.profiling.ProfilingException;
import dev.hasten.profiling.ProfilingException.Failure;
import dev.hasten.sandbox.Mount;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Jdk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * async-profiler as an agent of the JVM, its library taken from the jar on Hasten's class path.
 *
 * <p>CPU samples come from a timer per thread ({@code ctimer}): that needs no kernel permission and
 * does not favour some threads. The kernel may deliver them less often than asked for, so their
 * number is no measure of time; shares are not touched by that.
 */
record AsyncProfiler(Sandbox sandbox) implements Sampler {
  private static final String LIBRARY = "libasyncProfiler.so";

  @Override
  public Engine engine() {
    return Engine.ASYNC_PROFILER;
  }

  @Override
  public Optional<String> hindrance() {
    try (InputStream library = library()) {
      return library == null
          ? Optional.of("async-profiler has no library for " + platform() + ".")
          : Optional.empty();
    } catch (IOException e) {
      return Optional.of("async-profiler's library cannot be read: " + e.getMessage() + ".");
    }
  }

  @Override
  public Attachment attach(Jdk jdk) throws ProfilingException {
    Path folder = sandbox.newFolder("async-profiler");
    Path library = folder.resolve(LIBRARY);
    Path output = sandbox.newFolder("recording");
    try (InputStream content = library()) {
      if (content == null) {
        throw new ProfilingException(new Failure.Unprepared(library, "no such resource"));
      }
      Files.copy(content, library);
    } catch (IOException e) {
      throw new ProfilingException(new Failure.Unprepared(library, String.valueOf(e.getMessage())));
    }
    sandbox.give(folder);
    // Without quiet it greets on standard output, which belongs to whoever talks to the JVM.
    String options =
        "start,quiet,event=ctimer,interval=1ms,alloc=512k,lock=10us,jfr,file="
            + output.resolve("%p.jfr");
    return new Attachment(
        List.of("-agentpath:" + library + "=" + options),
        List.of(Mount.readOnly(folder), Mount.writable(output)),
        output);
  }

  private static @Nullable InputStream library() {
    return AsyncProfiler.class.getResourceAsStream("/" + platform() + "/" + LIBRARY);
  }

  private static String platform() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    String processor = System.getProperty("os.arch", "");
    if (system.startsWith("mac")) {
      return "macos";
    }
    return system + (processor.equals("aarch64") ? "-arm64" : "-x64");
  }
}
