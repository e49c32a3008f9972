package dev.hasten.profiling.sampling;

import dev.hasten.profiling.Engine;
import dev.hasten.profiling.ProfilingException;
import dev.hasten.profiling.ProfilingException.Failure;
import dev.hasten.sandbox.Mount;
import dev.hasten.sandbox.Sandbox;
import dev.hasten.target.Jdk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The JVM's own recorder, with settings that take samples and nothing that tells of the machine: by
 * default it records the environment and the system properties too.
 */
record FlightRecorder(Sandbox sandbox) implements Sampler {
  private static final String SETTINGS = "samples.jfc";

  @Override
  public Engine engine() {
    return Engine.FLIGHT_RECORDER;
  }

  @Override
  public Optional<String> hindrance() {
    return Optional.empty();
  }

  @Override
  public Attachment attach(Jdk jdk) throws ProfilingException {
    Path folder = sandbox.newFolder("flight-recorder");
    Path settings = folder.resolve(SETTINGS);
    Path output = sandbox.newFolder("recording");
    try (InputStream content = FlightRecorder.class.getResourceAsStream(SETTINGS)) {
      if (content == null) {
        throw new ProfilingException(new Failure.Unprepared(settings, "no such resource"));
      }
      String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(settings, text.replace("${buffers}", String.valueOf(jdk.feature() < 16)));
    } catch (IOException e) {
      throw new ProfilingException(
          new Failure.Unprepared(settings, String.valueOf(e.getMessage())));
    }
    sandbox.give(folder);
    List<String> arguments = new ArrayList<>();
    if (jdk.feature() >= 9) {
      // It greets on standard output, which belongs to whoever talks to the JVM.
      arguments.add("-Xlog:jfr+startup=off");
    }
    arguments.add("-XX:FlightRecorderOptions=stackdepth=256");
    // Given a folder, each JVM makes up a name with its process id.
    arguments.add(
        "-XX:StartFlightRecording=settings=%s,filename=%s,dumponexit=true"
            .formatted(settings, output));
    return new Attachment(
        arguments, List.of(Mount.readOnly(folder), Mount.writable(output)), output);
  }
}
