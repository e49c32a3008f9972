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
   * @param mayAdd whether the change may offer more than before, which somebody's change may do and
   *     a rewrite for speed may not
   */
  public static GateResult check(Path original, Path candidate, boolean mayAdd) {
    List<Change> all =
        ApiDifference.between(original, candidate).stream().filter(ApiGate::matters).toList();
    List<Change> changes = all.stream().filter(c -> !(mayAdd && isHarmless(c))).toList();
    if (changes.isEmpty()) {
      return new GateResult.Passed(Gate.API, 1, all.stream().map(ApiGate::sentence).toList());
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

  /** What is new asks nothing of code that exists, unless it has to be implemented. */
  private static boolean isHarmless(Change change) {
    return change.kind() == Kind.ADDED
        && (change.member().isEmpty() || !change.after().contains("abstract"));
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
