package dev.hasten.agent;

import dev.hasten.agent.ledger.LedgerEntry;
import dev.hasten.judge.Change;
import dev.hasten.judge.Judge;
import dev.hasten.target.edit.Patch;
import dev.hasten.verification.kept.KeptTests;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The tests that hold the deciding inputs of a rewrite.
 *
 * @param kept what came of writing them; nothing where it was not tried
 * @param isCommitted whether they go into the commit of the rewrite
 */
record WrittenTests(Optional<KeptTests> kept, boolean isCommitted) {
  static WrittenTests none() {
    return new WrittenTests(Optional.empty(), false);
  }

  /** Writes tests of a change that was just proved; where the time is up only if asked for. */
  static WrittenTests of(Run run, Judge judge, Change change, boolean asked) {
    if (!asked && run.isOver()) {
      return none();
    }
    KeptTests kept =
        run.stage(
            "tests kept",
            "Proved; writing its deciding inputs as tests and running them on both sides",
            () -> judge.tests(change));
    boolean written = kept instanceof KeptTests.Written;
    if (asked && kept instanceof KeptTests.None none) {
      run.note("no tests are kept of " + change.id() + ": " + none.reason());
    }
    return new WrittenTests(Optional.of(kept), asked && written);
  }

  /** The same, out of the commit: the target's own build does not take them. */
  WrittenTests dropped() {
    return new WrittenTests(
        Optional.of(new KeptTests.None("the target's own build fails with them")), false);
  }

  /** The change as it is committed. */
  Change with(Change change) {
    if (!isCommitted || !(kept.orElseThrow() instanceof KeptTests.Written written)) {
      return change;
    }
    Map<Path, Optional<String>> files = new LinkedHashMap<>(change.patch().files());
    files.put(written.file(), Optional.of(written.text()));
    return new Change(change.id(), new Patch(files), change.entry());
  }

  /** Keeps them in the ledger, from which they can be exported. */
  void write(Run run, String id) {
    if (kept.isEmpty()) {
      return;
    }
    if (kept.get() instanceof KeptTests.Written written) {
      run.write(
          new LedgerEntry.Tested(
              id, written.file().toString(), written.text(), written.cases(), written.notes()));
    } else if (kept.get() instanceof KeptTests.None none) {
      run.write(new LedgerEntry.Tested(id, "", "", 0, List.of(none.reason())));
    }
  }

  /** A sentence for the commit and the reports. */
  Optional<String> check() {
    if (kept.isEmpty() || !(kept.get() instanceof KeptTests.Written written)) {
      return Optional.empty();
    }
    String tests = written.cases() == 1 ? "1 test" : written.cases() + " tests";
    return Optional.of(
        tests
            + " of its deciding inputs pass on both sides"
            + (isCommitted ? ": " + written.file() : "; hasten export --tests writes them"));
  }
}
