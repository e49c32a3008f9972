package dev.hasten.judge;

import dev.hasten.replay.EntryChoice;
import dev.hasten.replay.EntryFinder;
import dev.hasten.replay.SessionException;
import dev.hasten.target.MethodRef;
import dev.hasten.target.Module;
import dev.hasten.verification.kept.KeptTests;
import dev.hasten.verification.kept.TestKeeping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Makes tests of what a proved change was held against. */
final class Keeping {
  private final Bench bench;

  Keeping(Bench bench) {
    this.bench = bench;
  }

  KeptTests tests(Trial trial) {
    Trial.Compiled sides = trial.compiled();
    EntryChoice choice = visible(sides.module(), trial.entries().get(0));
    if (choice instanceof EntryChoice.None none) {
      return new KeptTests.None(none.reason());
    }
    EntryChoice.Found found = (EntryChoice.Found) choice;
    MethodRef entry = found.entry().method();
    Optional<Path> unit = bench.sources().unit(entry.className());
    if (unit.isEmpty()) {
      return new KeptTests.None("the source of " + entry.className() + " is not there");
    }
    try {
      return TestKeeping.keep(
          new TestKeeping.Request(
              bench.sandbox(),
              bench.target(),
              sides.module(),
              sides.original(),
              sides.candidate(),
              entry,
              text(unit.get(), sides.module())),
          bench.tests(),
          bench.oracle(sides, found));
    } catch (SessionException e) {
      return new KeptTests.None("its calls cannot be made: " + e.detail());
    }
  }

  /** The entry, or the nearest caller that a test in its package can call. */
  private EntryChoice visible(Module module, EntryChoice.Found found) {
    if (isVisible(module, found.entry().method())) {
      return found;
    }
    EntryFinder finder =
        new EntryFinder(
            bench.recorder(),
            captures ->
                isVisible(module, captures.entry())
                    ? captures
                    : captures.only(sample -> false, "a test cannot call it, as it is private"),
            Set.of());
    return finder.find(found.entry().hotspot(), bench.workload(module));
  }

  private static boolean isVisible(Module module, MethodRef method) {
    boolean main = Files.exists(module.classes().resolve(method.internalName() + ".class"));
    return main && EntryAccess.of(module, method).isVisibleInPackage();
  }

  private String text(Path unit, Module module) {
    Charset encoding = Charset.forName(module.compiler().encoding());
    try {
      return new String(Files.readAllBytes(bench.target().root().resolve(unit)), encoding);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
