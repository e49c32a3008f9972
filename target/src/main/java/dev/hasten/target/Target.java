package dev.hasten.target;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A repository at a commit, in a private clone and built there.
 *
 * @param name short name for people, such as {@code commons-text}
 * @param origin the user's own repository, or nothing where the target came from elsewhere
 * @param root the private clone
 * @param commit the commit that was built, 40 hex digits
 * @param jdk the JDK that its build asks for
 * @param maven how its Maven is started
 * @param modules its modules that hold Java code, in build order
 * @param notes what was found on the way that a user should know, a sentence each
 */
public record Target(
    String name,
    Optional<Path> origin,
    Path root,
    String commit,
    Jdk jdk,
    MavenCommand maven,
    List<Module> modules,
    List<String> notes) {
  public Target {
    modules = List.copyOf(modules);
    notes = List.copyOf(notes);
    if (commit.length() != 40) {
      throw new IllegalArgumentException("not a commit: " + commit);
    }
  }
}
