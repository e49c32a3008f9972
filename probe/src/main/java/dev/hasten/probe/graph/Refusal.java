package dev.hasten.probe.graph;

import java.io.FileDescriptor;
import java.lang.reflect.Member;
import java.nio.channels.Channel;
import java.security.Provider;

/** Names the objects that live in one JVM alone. */
final class Refusal {
  private static final String[] PREFIXES = {
    "java.lang.invoke.",
    "java.lang.Module",
    "java.lang.ref.Cleaner",
    "java.lang.ref.Finalizer",
    "java.nio.Direct",
    "java.nio.Mapped",
    "java.net.Socket",
    "java.net.ServerSocket",
    "java.net.DatagramSocket",
    "java.util.Timer",
    "java.util.zip.Deflater",
    "java.util.zip.Inflater",
    "java.util.zip.ZipFile",
    "jdk.internal.loader.",
    "jdk.internal.misc.",
    "jdk.internal.ref.",
    "jdk.internal.reflect.",
    "sun.misc.",
    "sun.nio.ch.",
    "sun.nio.fs.",
  };

  private Refusal() {}

  static boolean isLive(Object object) {
    if (object instanceof Thread
        || object instanceof ThreadGroup
        || object instanceof ClassLoader
        || object instanceof FileDescriptor
        || object instanceof Channel
        || object instanceof Process
        || object instanceof Member
        || object instanceof Provider) {
      return true;
    }
    if (JdkClasses.contains(object.getClass())) {
      String name = object.getClass().getName();
      for (String prefix : PREFIXES) {
        // Streams over zips are held by their Inflater; the stream classes themselves may pass.
        if (name.startsWith(prefix) && !name.endsWith("Stream")) {
          return true;
        }
      }
    }
    return false;
  }
}
