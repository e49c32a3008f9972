package dev.hasten.target;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One of the two programs that are compared: the target's classes with the changed classes in
 * front.
 *
 * @param name {@code original} or {@code candidate}, for people
 * @param overlay folder with the classes of the changed units, compiled by the compile server; on
 *     the original's side the same units, unchanged, compiled in the same way
 */
public record Side(String name, Path overlay) {
  /** The test class path of a module with the overlay in front. */
  public List<Path> testClassPath(Module module) {
    List<Path> path = new ArrayList<>();
    path.add(overlay);
    path.addAll(module.testClassPath());
    return path;
  }
}
