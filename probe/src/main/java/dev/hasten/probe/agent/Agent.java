package dev.hasten.probe.agent;

import dev.hasten.probe.graph.Memory;
import dev.hasten.probe.hook.Hook;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.Properties;
import java.util.jar.JarFile;

/**
 * Start of the agent: {@code -javaagent:probe.jar=FILE}, where FILE is the properties file that
 * {@link Settings} describes. Anything wrong with it stops the JVM, since tests that ran unwatched
 * would pass for tests that made no call.
 */
public final class Agent {
  private Agent() {}

  /** Called by the JVM before the main class is loaded. */
  public static void premain(String argument, Instrumentation instrumentation) throws Exception {
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(Paths.get(argument))) {
      properties.load(in);
    }
    Settings settings = Settings.read(properties);
    Path hookJar = HookJar.write(settings.output);
    instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(hookJar.toFile()));
    Memory.open(instrumentation);
    start(settings, instrumentation);
  }

  /** Apart, so that {@link Hook} is not resolved before the bootstrap loader can find it. */
  private static void start(Settings settings, Instrumentation instrumentation) throws Exception {
    RecordFile file = RecordFile.create(settings.output);
    Notes notes = new Notes();
    boolean capture = settings.mode == Settings.Mode.CAPTURE;
    Transformer transformer = new Transformer(settings.entries, capture, notes);
    Recording recording =
        capture
            ? new CaptureRecording(settings, file, notes)
            : new InSituRecording(settings, file, notes);
    Hook.install(recording);
    instrumentation.addTransformer(transformer);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  transformer.noteMissing();
                  recording.finish();
                },
                "hasten-record"));
  }
}
