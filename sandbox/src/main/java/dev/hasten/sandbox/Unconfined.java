package dev.hasten.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * No box at all, for a user who asked for that: limits and a clean environment are all that is
 * left.
 *
 * @param home the folder that commands get as their home
 */
record Unconfined(Path home) implements Backend {
  @Override
  public Confinement confinement() {
    return Confinement.NONE;
  }

  @Override
  public Launch launch(Command command, Box.Setting setting) {
    List<String> limited = Box.program(command, null, home.toString());
    boolean canLimit = Files.isExecutable(Path.of(limited.get(0)));
    return new Launch(
        canLimit ? limited : limited.subList(limited.indexOf("--") + 1, limited.size()),
        Map.of("PATH", Starter.PATH));
  }
}
