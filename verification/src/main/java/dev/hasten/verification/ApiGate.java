package dev.hasten.verification;

import dev.hasten.target.bytecode.ApiDifference;
import dev.hasten.target.bytecode.ApiDifference.Change;
import dev.hasten.target.bytecode.ApiDifference.Kind;
import dev.hasten.target.bytecode.ApiDifference.Reach;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What other code compiled against the original needs must still be there, and nothing new in
 * sight.
 */
public final class ApiGate {
  private ApiGate() {}

  /**
   * Compares the members that others can see.
   *
   * @param original folder with the class files of the changed units
   * @param candidate folder with the same units changed
   */
  public static GateResult check(Path original, Path candidate) {
    List<Change> changes =
        ApiDifference.between(original, candidate).stream().filter(ApiGate::matters).toList();
    if (changes.isEmpty()) {
      return new GateResult.Passed(Gate.API, 1, List.of());
    }
    return new GateResult.Failed(
        Gate.API,
        "it changes what other code can see: " + sentence(changes.get(0)),
        changes.stream().map(ApiGate::sentence).collect(Collectors.joining("\n")));
  }

  /** A new or changed member of the package's own is nobody's loss; a missing one may be. */
  private static boolean matters(Change change) {
    return change.reach() == Reach.EVERYONE || change.kind() == Kind.REMOVED;
  }

  private static String sentence(Change change) {
    String member = change.member().isEmpty() ? "" : "#" + change.member();
    return change.className()
        + member
        + " "
        + change.kind().name().toLowerCase(Locale.ROOT)
        + " ("
        + (change.before().isEmpty() ? "absent" : change.before())
        + " -> "
        + (change.after().isEmpty() ? "absent" : change.after())
        + ")";
  }
}
