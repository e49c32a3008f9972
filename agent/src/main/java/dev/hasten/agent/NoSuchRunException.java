package dev.hasten.agent;

import java.nio.file.Path;
import java.util.Optional;

/** There is no run with a ledger where one was looked for. */
public final class NoSuchRunException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Path folder;
  private final transient Optional<String> name;

  NoSuchRunException(Path folder, Optional<String> name) {
    super(folder + " " + name.orElse(""));
    this.folder = folder;
    this.name = name;
  }

  /** Where it was looked for. */
  public Path folder() {
    return folder;
  }

  /** The run that was asked for, if one was named. */
  public Optional<String> name() {
    return name;
  }
}
