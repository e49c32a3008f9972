package dev.hasten.probe.agent;

import dev.hasten.probe.graph.Memory;
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
 *
 * <p>This class names nothing of the hooks: verifying it would load them into the wrong loader.
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
    Watch.start(settings, instrumentation);
  }
}
