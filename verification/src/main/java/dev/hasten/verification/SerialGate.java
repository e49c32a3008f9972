package dev.hasten.verification;

import dev.hasten.replay.DifferenceKind;
import dev.hasten.replay.Loosenings;
import dev.hasten.replay.Noticed;
import dev.hasten.target.bytecode.SerialForm;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the original has written by Java's serialization must be read by the candidate. */
public final class SerialGate {
  private SerialGate() {}

  /**
   * Compares the serialised forms of the changed classes.
   *
   * @param original folder with the class files of the changed units
   * @param candidate folder with the same units changed
   * @param classes folder with all class files of the module
   * @param loosenings which differences do not count
   */
  public static GateResult check(
      Path original, Path candidate, Path classes, Loosenings loosenings) {
    List<String> changes =
        SerialForm.between(original, candidate, classes).stream()
            .map(c -> c.className() + " " + c.what())
            .toList();
    if (changes.isEmpty() || loosenings.admits(DifferenceKind.SERIAL_FORM)) {
      return new GateResult.Passed(
          Gate.SERIAL, 1, changes.stream().map(c -> "admitted: " + c).toList());
    }
    Noticed difference = new Noticed(DifferenceKind.SERIAL_FORM, changes.get(0), 0, false);
    return new GateResult.Failed(
        Gate.SERIAL,
        "what the original serialised cannot be read, or reads otherwise: " + changes.get(0),
        changes.stream().collect(Collectors.joining("\n"))
            + "\nclass of difference: "
            + DifferenceKind.SERIAL_FORM.word()
            + ". "
            + Loosenings.remedy(difference),
        Optional.of(difference),
        Optional.empty());
  }
}
