package dev.hasten.target;

import java.util.List;

/**
 * How a module's build compiles its main sources.
 *
 * @param release the Java release it compiles for, at least 8
 * @param encoding charset name of its sources
 * @param parameters whether parameter names are kept
 * @param arguments further compiler arguments of the build that change what the code means, such as
 *     {@code --enable-preview}; lint and plugin arguments are left out
 */
public record CompilerSettings(
    int release, String encoding, boolean parameters, List<String> arguments) {
  public CompilerSettings {
    if (release < 8) {
      throw new IllegalArgumentException("release must be at least 8: " + release);
    }
    arguments = List.copyOf(arguments);
  }
}
