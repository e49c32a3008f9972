package dev.hasten.profiling.sampling;

import dev.hasten.sandbox.Mount;
import java.nio.file.Path;
import java.util.List;

/**
 * What makes a JVM record itself.
 *
 * @param jvmArguments arguments for the JVM, none with a space in it
 * @param mounts what it must see for that
 * @param output folder into which every JVM that has the arguments writes a recording when it ends
 */
record Attachment(List<String> jvmArguments, List<Mount> mounts, Path output) {
  Attachment {
    jvmArguments = List.copyOf(jvmArguments);
    mounts = List.copyOf(mounts);
  }
}
