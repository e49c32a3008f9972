package dev.hasten.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** The energy counters of processor packages that Linux shows in {@code /sys/class/powercap}. */
final class Powercap {
  private final List<Path> counters;

  /**
   * The counters of a package each; zones within a package and of the whole platform are others.
   */
  private Powercap(List<Path> counters) {
    this.counters = counters;
  }

  static Powercap ofMachine() {
    return in(Path.of("/sys/class/powercap"));
  }

  static Powercap in(Path folder) {
    List<Path> counters = new ArrayList<>();
    try (DirectoryStream<Path> zones = Files.newDirectoryStream(folder, "*-rapl:*")) {
      for (Path zone : zones) {
        Path counter = zone.resolve("energy_uj");
        if (Files.readString(zone.resolve("name")).startsWith("package")
            && Files.isReadable(counter)) {
          counters.add(counter);
        }
      }
    } catch (IOException e) {
      return new Powercap(List.of());
    }
    return new Powercap(counters);
  }

  /** Their sum; nothing where there is none. A counter that overflows starts again at zero. */
  OptionalLong microjoules() {
    if (counters.isEmpty()) {
      return OptionalLong.empty();
    }
    long sum = 0;
    try {
      for (Path counter : counters) {
        sum += Long.parseLong(Files.readString(counter).strip());
      }
      return OptionalLong.of(sum);
    } catch (IOException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }
}
